/// A setting that cannot be trained with.
public struct SettingsError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The command line's name of the setting, without dashes.
  public let option: String
  /// What was given.
  public let value: String
  /// What is allowed, in words.
  public let expected: String

  public var description: String { "--\(option) \(value): expected \(expected)" }
}

extension Settings {
  /// These settings, if every one of them can be trained with.
  ///
  /// - Throws: for the first that cannot.
  public func validated() throws(SettingsError) -> Settings {
    try check("epochs", schedule.epochs, in: Schedule.epochsAllowed)
    try check("patience", schedule.patience, in: Schedule.patienceAllowed)
    try check(
      "validation", validation, is: (0..<1).contains(validation),
      "a part of the ratings, from 0 to less than 1")
    switch learner {
    case .adamax(let settings): try settings.validate()
    }
    return self
  }
}

extension AdamaxSettings {
  fileprivate func validate() throws(SettingsError) {
    try check("factors", factors, in: 1...1024)
    try check("batch", batch, is: batch >= 1, "at least 1")
    try check(
      "learning-rate", learningRate, is: learningRate > 0 && learningRate.isFinite,
      "a number above 0")
    try check(
      "regularization", regularization, is: regularization >= 0 && regularization.isFinite,
      "0 or more")
    try check("spread", spread, is: spread >= 0 && spread.isFinite, "0 or more")
  }
}

private func check(
  _ option: String, _ value: Int, in allowed: ClosedRange<Int>
) throws(SettingsError) {
  try check(
    option, value, is: allowed.contains(value), "\(allowed.lowerBound) to \(allowed.upperBound)")
}

private func check(
  _ option: String, _ value: some Any, is allowed: Bool, _ expected: String
) throws(SettingsError) {
  guard allowed else { throw SettingsError(option: option, value: "\(value)", expected: expected) }
}
