import Files
import Logs

/// Searches for runs below some paths, again and again: what was found stays, and new ones come.
struct LogSearch {
  private let paths: [String]
  private var folders: [LogFolder]
  private(set) var found: [LogFolder.Run] = []

  init(_ paths: [String]) {
    self.paths = paths
    folders = paths.map { _ in LogFolder() }
  }

  /// Files that the last search came upon.
  var looked: Int { folders.reduce(0) { $0 + $1.looked } }

  var problems: LogProblems {
    folders.reduce(into: LogProblems()) { $0.add($1.problems) }
  }

  /// - Returns: whether something else is there than before.
  mutating func search() -> Bool {
    let before = (found, problems)
    var all: [LogFolder.Run] = []
    for (index, path) in paths.enumerated() {
      // Several folders may have runs of the same names.
      let prefix =
        paths.count > 1 && FileKind(at: path) == .folder
        ? Folder.lastComponent(of: path) + "/" : ""
      all += folders[index].runs(below: path).map {
        LogFolder.Run(id: $0.id, name: prefix + $0.name, format: $0.format, files: $0.files)
      }
    }
    // What was found stays, though its folder may vanish.
    let (ids, names) = (Set(all.map(\.id)), Set(all.map(\.name)))
    let gone = found.filter { !ids.contains($0.id) && !names.contains($0.name) }
    found = Self.told(all + gone).sorted { $0.name < $1.name }
    return before != (found, problems)
  }

  /// Each run once, and by names that tell them apart: those of MLflow need not.
  private static func told(_ runs: [LogFolder.Run]) -> [LogFolder.Run] {
    var ids: Set<String> = []
    var names: Set<String> = []
    return runs.compactMap { run in
      guard ids.insert(run.id).inserted else { return nil }
      guard !names.insert(run.name).inserted else { return run }
      let name = "\(run.name) (\(Folder.lastComponent(of: run.id).prefix(8)))"
      guard names.insert(name).inserted else { return nil }
      return LogFolder.Run(id: run.id, name: name, format: run.format, files: run.files)
    }
  }
}
