import Files
import Logs

/// Finds logs below a path, by what is in the files.
struct LogFolder {
  /// A file that may be a log.
  struct Found: Equatable {
    let place: LogPlace
    let format: LogFormat
  }

  /// A run and its files, in their order.
  struct Run: Equatable {
    /// What tells it from all others, however often it is renamed.
    let id: String
    let name: String
    let format: LogFormat
    let files: [LogFile]
  }

  /// What files were taken for, with the size that they had then.
  private var known: [String: (size: Int, format: LogFormat?)] = [:]
  private var store = StoredRuns()
  private(set) var problems = LogProblems()
  /// Files and folders that were looked at.
  private(set) var looked = 0

  /// Files that are looked at, and folders in each other: more is a disk, no folder of logs.
  static let (mostFiles, deepest) = (20_000, 12)

  /// What is found on the way.
  private struct Findings {
    var files: [Found] = []
    var stored: [Run] = []
  }

  /// The runs below a path.
  mutating func runs(below path: String) -> [Run] {
    problems = LogProblems()
    looked = 0
    guard FileKind(at: path) == .folder else {
      return format(of: path, isNamed: true).map {
        [Run(path, name: Folder.lastComponent(of: path), $0, files: [path])]
      } ?? []
    }
    var found = Findings()
    look(in: path, depth: 0, &found)
    return Self.runs(found.files, below: path) + found.stored
  }

  /// Looks for logs in a folder, or takes it for what MLflow's file store says that it is.
  private mutating func look(in folder: String, depth: Int, _ found: inout Findings) {
    switch store.meta(of: folder) {
    case .run(let run): take(run, in: folder, experiment: nil, &found)
    case .experiment(let name):
      // What else is in its folder, models and traces, is of no run.
      for run in (try? Folder.names(in: folder)) ?? [] where !run.hasPrefix(".") {
        let path = Folder.path(run, in: folder)
        guard case .run(let meta) = store.meta(of: path) else { continue }
        take(meta, in: path, experiment: name, &found)
      }
    case nil: search(folder, depth: depth, &found)
    }
  }

  private mutating func take(
    _ run: StoredMeta.Run, in folder: String, experiment: String?, _ found: inout Findings
  ) {
    guard !run.isDeleted, looked <= Self.mostFiles else { return }
    let run = store.run(run, in: folder, experiment: experiment)
    looked += run.files.count
    found.stored.append(run)
    tellOfMany(in: folder)
  }

  private mutating func tellOfMany(in folder: String) {
    guard looked > Self.mostFiles else { return }
    let text = "has more than \(Self.mostFiles) files; the others are not looked at"
    problems.report(LogProblem(file: folder, at: .file, text))
  }

  private mutating func search(_ folder: String, depth: Int, _ found: inout Findings) {
    let names: [String]
    do throws(FileFailure) {
      names = try Folder.names(in: folder)
    } catch {
      return problems.report(LogProblem(file: folder, at: .file, "cannot be looked into: \(error)"))
    }
    for name in Self.withoutByproducts(names) where !name.hasPrefix(".") {
      let place = LogPlace(folder: folder, name: name)
      let path = place.path
      guard looked <= Self.mostFiles else { return }
      looked += 1
      guard looked <= Self.mostFiles else { return tellOfMany(in: folder) }
      switch FileKind(at: path) {
      // A link to a folder may lead back here.
      case .folder where depth < Self.deepest && !FileKind.isLink(path):
        look(in: path, depth: depth + 1, &found)
      case .file:
        if let format = format(of: path, isNamed: false) {
          found.files.append(Found(place: place, format: format))
        }
      default: break
      }
    }
  }

  /// Beside the run itself Weights & Biases leaves logs of its own, which are JSON lines, too.
  private static func withoutByproducts(_ names: [String]) -> [String] {
    let runs = names.filter { $0.hasSuffix(".wandb") }
    guard runs.isEmpty else { return runs }
    let holdsRuns = names.contains { $0.hasPrefix("offline-run-") || $0.hasPrefix("run-") }
    return holdsRuns ? names.filter { !$0.hasPrefix("debug") } : names
  }

  /// What a file is taken for; nil where it is no log, or has too little in it yet.
  ///
  /// - Parameter isNamed: whether a person named the file itself, and is told why it is none.
  private mutating func format(of path: String, isNamed: Bool) -> LogFormat? {
    if let format = known[path]?.format { return format }
    guard let size = FileStamp(followingLinks: path)?.size else { return nil }
    let isLarge = (known[path]?.size ?? 0) >= LogRecognition.bytesNeeded
    if let before = known[path], before.size == size || isLarge { return nil }
    let head = (try? InputFile(path).bytes(0..<min(size, LogRecognition.bytesNeeded))) ?? []
    switch LogRecognition(head) {
    case .log(let format):
      known[path] = (size, format)
      return format
    case .tooShort: known[path] = (size, nil)
    case .unknown(let why):
      known[path] = (size, nil)
      if isNamed { problems.report(LogProblem(file: path, at: .file, why)) }
    }
    return nil
  }

  /// Puts the files of a run together.
  static func runs(_ found: [Found], below root: String) -> [Run] {
    var order: [LogPlace] = []
    var groups: [LogPlace: [Found]] = [:]
    for file in found {
      let key = self.key(of: file)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(file)
    }
    let counts = Dictionary(order.map { ($0.folder, 1) }, uniquingKeysWith: +)
    return order.compactMap { key in
      guard let files = groups[key], let first = files.first else { return nil }
      // The only log of a folder is called as the folder is.
      let isFolder = counts[key.folder] == 1 || first.format == .tensorBoard
      let name =
        !isFolder
        ? relative(key.path, below: root)
        : key.folder == root ? rootName(first, below: root) : relative(key.folder, below: root)
      return Run(
        key.path, name: name, first.format,
        files: first.format == .trainerState ? [latest(files)] : files.map(\.place.path))
    }
  }

  /// What the files of one run share: TensorBoard writes several into a folder, and a trainer one into each checkpoint.
  private static func key(of file: Found) -> LogPlace {
    let folder = file.place.folder
    switch file.format {
    case .tensorBoard: return LogPlace(folder: folder, name: "tensorboard")
    case .trainerState:
      let isCheckpoint = checkpoint(folder) != nil
      return LogPlace(
        folder: isCheckpoint ? Folder.parent(of: folder) : folder, name: "trainer_state.json")
    case .separated, .jsonLines, .marquee, .mlflow, .weightsAndBiases: return file.place
    }
  }

  /// The step of a folder that is called `checkpoint-500`.
  private static func checkpoint(_ folder: String) -> Int? {
    let name = Folder.lastComponent(of: folder)
    return name.hasPrefix("checkpoint-") ? Int(name.dropFirst(11)) : nil
  }

  /// What stands in the folder itself that is watched is called as its file is, or as the folder where it has several.
  private static func rootName(_ file: Found, below root: String) -> String {
    file.format == .tensorBoard ? Folder.name(of: root) : relative(file.place.path, below: root)
  }

  /// The state that tells most: that of the whole run, or else of the last checkpoint.
  private static func latest(_ files: [Found]) -> String {
    let steps = files.map { (path: $0.place.path, step: checkpoint($0.place.folder) ?? .max) }
    return steps.max { $0.step < $1.step }?.path ?? ""
  }

  private static func relative(_ path: String, below root: String) -> String {
    let prefix = root.hasSuffix("/") ? root : root + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}

extension LogFolder.Run {
  fileprivate init(_ id: String, name: String, _ format: LogFormat, files: [String]) {
    self.init(id: id, name: name, format: format, files: files.map { LogFile($0) })
  }
}
