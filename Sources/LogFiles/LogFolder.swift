import Files
import Logs

/// Finds logs below a path, by what is in the files.
struct LogFolder {
  /// A file that may be a log.
  struct Found: Equatable {
    let path: String
    let format: LogFormat
  }

  /// A run and its files, in their order.
  struct Run: Equatable {
    let name: String
    let format: LogFormat
    let files: [String]
  }

  /// What files were taken for, with the size that they had then.
  private var known: [String: (size: Int, format: LogFormat?)] = [:]
  private(set) var problems = LogProblems()

  /// Files that are looked at, and folders in each other: more is a disk, no folder of logs.
  private static let (mostFiles, deepest) = (20_000, 12)

  /// The runs below a path.
  mutating func runs(below path: String) -> [Run] {
    problems = LogProblems()
    guard FileKind(at: path) == .folder else {
      return format(of: path, isNamed: true).map {
        [Run(name: Folder.lastComponent(of: path), format: $0, files: [path])]
      } ?? []
    }
    var found: [Found] = []
    var looked = 0
    look(in: path, depth: 0, &looked, &found)
    return Self.runs(found, below: path)
  }

  private mutating func look(
    in folder: String, depth: Int, _ looked: inout Int, _ found: inout [Found]
  ) {
    let names: [String]
    do throws(FileFailure) {
      names = try Folder.names(in: folder)
    } catch {
      return problems.report(LogProblem(file: folder, at: .file, "cannot be looked into: \(error)"))
    }
    for name in names where !name.hasPrefix(".") {
      let path = Folder.path(name, in: folder)
      looked += 1
      guard looked <= Self.mostFiles else {
        if looked == Self.mostFiles + 1 {
          let text = "has more than \(Self.mostFiles) files; the others are not looked at"
          problems.report(LogProblem(file: folder, at: .file, text))
        }
        return
      }
      switch FileKind(at: path) {
      // A link to a folder may lead back here.
      case .folder where depth < Self.deepest && !FileKind.isLink(path):
        look(in: path, depth: depth + 1, &looked, &found)
      case .file:
        if let format = format(of: path, isNamed: false) {
          found.append(Found(path: path, format: format))
        }
      default: break
      }
    }
  }

  /// What a file is taken for; nil where it is no log, or has too little in it yet.
  ///
  /// - Parameter isNamed: whether a person named the file itself, and is told why it is none.
  private mutating func format(of path: String, isNamed: Bool) -> LogFormat? {
    guard let file = try? InputFile(path) else { return nil }
    let isLarge = (known[path]?.size ?? 0) >= LogRecognition.bytesNeeded
    if let before = known[path], before.format != nil || before.size == file.size || isLarge {
      return before.format
    }
    let head = (try? file.bytes(0..<min(file.size, LogRecognition.bytesNeeded))) ?? []
    switch LogRecognition(head) {
    case .log(let format):
      known[path] = (file.size, format)
      return format
    case .tooShort: known[path] = (file.size, nil)
    case .unknown(let why):
      known[path] = (file.size, nil)
      if isNamed { problems.report(LogProblem(file: path, at: .file, why)) }
    }
    return nil
  }

  /// Puts the files of a run together.
  static func runs(_ found: [Found], below root: String) -> [Run] {
    var order: [String] = []
    var groups: [String: [Found]] = [:]
    for file in found {
      let key = self.key(of: file)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(file)
    }
    let folders = Dictionary(grouping: order) { Folder.parent(of: $0) }
    return order.compactMap { key in
      guard let files = groups[key], let first = files.first else { return nil }
      // The only log of a folder is called as the folder is.
      let parent = Folder.parent(of: key)
      let isFolder = folders[parent]?.count == 1 || first.format == .tensorBoard
      let name =
        !isFolder
        ? relative(key, below: root)
        : parent == root ? rootName(first, below: root) : relative(parent, below: root)
      return Run(
        name: name, format: first.format,
        files: first.format == .trainerState ? [latest(files)] : files.map(\.path))
    }
  }

  /// What the files of one run share: TensorBoard writes several into a folder, and a trainer one into each checkpoint.
  private static func key(of file: Found) -> String {
    let folder = Folder.parent(of: file.path)
    switch file.format {
    case .tensorBoard: return Folder.path("tensorboard", in: folder)
    case .trainerState:
      let isCheckpoint = checkpoint(folder) != nil
      return Folder.path(
        "trainer_state.json", in: isCheckpoint ? Folder.parent(of: folder) : folder)
    case .separated, .jsonLines, .marquee: return file.path
    }
  }

  /// The step of a folder that is called `checkpoint-500`.
  private static func checkpoint(_ folder: String) -> Int? {
    let name = Folder.lastComponent(of: folder)
    return name.hasPrefix("checkpoint-") ? Int(name.dropFirst(11)) : nil
  }

  /// What stands in the folder itself that is watched is called as its file is, or as the folder where it has several.
  private static func rootName(_ file: Found, below root: String) -> String {
    file.format == .tensorBoard ? Folder.name(of: root) : relative(file.path, below: root)
  }

  /// The state that tells most: that of the whole run, or else of the last checkpoint.
  private static func latest(_ files: [Found]) -> String {
    let steps = files.map { (path: $0.path, step: checkpoint(Folder.parent(of: $0.path)) ?? .max) }
    return steps.max { $0.step < $1.step }?.path ?? files[0].path
  }

  private static func relative(_ path: String, below root: String) -> String {
    let prefix = root.hasSuffix("/") ? root : root + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
