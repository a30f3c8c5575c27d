import Logs

/// A file of a run.
struct LogFile: Equatable, Hashable {
  let path: String
  /// What it holds, where its folder tells; nil where its content does.
  let part: StoredPart?

  init(_ path: String, _ part: StoredPart? = nil) {
    self.path = path
    self.part = part
  }
}
