/// What a file of a run in MLflow's file store holds.
package enum StoredPart: Sendable, Hashable {
  /// `meta.yaml`.
  case meta
  /// `metrics/NAME`: a line for each value.
  case metric(String)
  /// `params/NAME` or `tags/NAME`: the value, as it is.
  case setting(String)

  func reader(file: String) -> any LogReader {
    switch self {
    case .meta: StoredDocumentReader(file: file, setting: nil)
    case .metric(let name): StoredMetricReader(file: file, name: name)
    case .setting(let name): StoredDocumentReader(file: file, setting: name)
    }
  }

  /// Whether the file is written anew as a whole, instead of growing.
  var isDocument: Bool { if case .metric = self { false } else { true } }
}
