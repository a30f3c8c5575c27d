/// What is asked of a number of a run, such as `k>=40` or `val<0.8`.
struct NumberCondition: Sendable, Equatable {
  let key: String
  private let comparison: String
  private let value: Double

  /// Longest first, lest `>=` be read as `>`.
  private static let comparisons = ["<=", ">=", "<", ">", "="]

  /// - Returns: nil for a word that is no condition.
  init?(_ word: String) {
    for comparison in Self.comparisons {
      guard let range = word.firstRange(of: comparison) else { continue }
      let key = String(word[..<range.lowerBound])
      guard let value = Double(word[range.upperBound...]), !key.isEmpty else { return nil }
      (self.key, self.comparison, self.value) = (key, comparison, value)
      return
    }
    return nil
  }

  func holds(_ found: Double) -> Bool {
    switch comparison {
    case "<=": found <= value
    case ">=": found >= value
    case "<": found < value
    case ">": found > value
    default: found == value
    }
  }
}
