import Runs

/// The order of the list of runs.
enum RunSort: String, CaseIterable, Sendable {
  case newest = "newest first"
  case best = "best first"
  case fastest = "fastest first"

  func sorted(_ runs: [RunReport]) -> [RunReport] {
    switch self {
    case .newest: runs
    case .best:
      runs.enumerated().sorted { a, b in
        guard let first = a.element.best?.validated else { return false }
        guard let second = b.element.best?.validated else { return true }
        guard first != second else { return a.offset < b.offset }
        return a.element.metric.isBetter(first, than: second)
      }.map(\.element)
    case .fastest:
      runs.enumerated().sorted { a, b in
        (a.element.seconds ?? .infinity, a.offset) < (b.element.seconds ?? .infinity, b.offset)
      }.map(\.element)
    }
  }
}
