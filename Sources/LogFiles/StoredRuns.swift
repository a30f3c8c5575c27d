import Files
import Logs

/// Finds runs of MLflow's file store, `EXPERIMENT/RUN/meta.yaml` beside `metrics`, `params` and `tags`.
struct StoredRuns {
  /// What a `meta.yaml` said when it had a stamp.
  private var known: [String: (stamp: FileStamp, meta: StoredMeta?)] = [:]

  /// Folders in a folder of metrics: a name may have slashes.
  private static let deepest = 8

  /// What the `meta.yaml` of a folder says; nil where there is none, or it is of something else.
  mutating func meta(of folder: String) -> StoredMeta? {
    let path = Folder.path("meta.yaml", in: folder)
    guard let stamp = FileStamp(followingLinks: path) else { return nil }
    if let before = known[path], before.stamp == stamp { return before.meta }
    let bytes = (try? InputFile(path).bytes(0..<min(stamp.size, StoredMeta.longest))) ?? []
    let meta = StoredMeta(String(decoding: bytes, as: UTF8.self))
    known[path] = (stamp, meta)
    return meta
  }

  /// A run and its files.
  ///
  /// - Parameter experiment: what its experiment is called; nil where the run's folder itself is watched.
  func run(
    _ meta: StoredMeta.Run, in folder: String, experiment: String?
  ) -> LogFolder.Run {
    let name = meta.name ?? nameOfOld(folder) ?? meta.id
    let files =
      [LogFile(Folder.path("meta.yaml", in: folder), .meta)]
      + parts(of: folder, "params").map { LogFile($0.path, .setting($0.name)) }
      + parts(of: folder, "tags").filter { !$0.name.hasPrefix("mlflow.") }
      .map { LogFile($0.path, .setting("tags/" + $0.name)) }
      + parts(of: folder, "metrics").map { LogFile($0.path, .metric($0.name)) }
    return LogFolder.Run(
      id: folder, name: experiment.map { "\($0)/\(name)" } ?? name, format: .mlflow, files: files)
  }

  /// Older versions kept the name among the tags alone.
  private func nameOfOld(_ folder: String) -> String? {
    let path = Folder.path("tags/mlflow.runName", in: folder)
    let text = (try? InputFile(path).bytes(0..<1000)).map { String(decoding: $0, as: UTF8.self) }
    return text.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func parts(of folder: String, _ kind: String) -> [(name: String, path: String)] {
    var found: [(name: String, path: String)] = []
    look(in: Folder.path(kind, in: folder), prefix: "", depth: 0, &found)
    return found
  }

  private func look(
    in folder: String, prefix: String, depth: Int, _ found: inout [(name: String, path: String)]
  ) {
    guard depth < Self.deepest, let names = try? Folder.names(in: folder) else { return }
    for name in names where !name.hasPrefix(".") && found.count < LogFolder.mostFiles {
      let path = Folder.path(name, in: folder)
      switch FileKind(at: path) {
      case .file: found.append((prefix + name, path))
      case .folder: look(in: path, prefix: prefix + name + "/", depth: depth + 1, &found)
      default: break
      }
    }
  }
}
