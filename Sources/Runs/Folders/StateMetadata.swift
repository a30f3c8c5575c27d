import Learning

/// The metadata of a state's file, with what is allowed of each.
struct StateMetadata {
  private let values: [String: String]

  init(_ values: [String: String]) { self.values = values }

  /// More than anybody counts to, and far from any overflow.
  private static let counts = 0...1 << 53

  func has(_ key: String) -> Bool { values[key] != nil }

  func text(_ key: String) throws(StoredValueError) -> String {
    guard let text = values[key] else {
      throw StoredValueError(key: key, is: "missing", expected: "a text")
    }
    return text
  }

  func whole(_ key: String, in allowed: ClosedRange<Int>) throws(StoredValueError) -> Int {
    let text = try text(key)
    guard let number = Int(text), allowed.contains(number) else {
      throw StoredValueError(
        key: key, is: text, expected: "\(allowed.lowerBound) to \(allowed.upperBound)")
    }
    return number
  }

  /// Where the epoch under way stands; nil between two epochs.
  func epoch() throws(StoredValueError) -> TrainingState.Epoch? {
    guard has("epoch_step") else { return nil }
    return TrainingState.Epoch(
      step: try whole("epoch_step", in: Self.counts),
      error: RunningMean(
        // That of a run that diverged is none that is finite.
        sum: try number("epoch_error", "a number") { _ in true },
        count: try whole("epoch_count", in: Self.counts)),
      seconds: try number("epoch_seconds", "0 or more") { $0 >= 0 && $0.isFinite })
  }

  private func number(
    _ key: String, _ expected: String, where isAllowed: (Double) -> Bool
  ) throws(StoredValueError) -> Double {
    let text = try text(key)
    guard let number = Double(text), isAllowed(number) else {
      throw StoredValueError(key: key, is: text, expected: expected)
    }
    return number
  }
}
