import Learning

/// Settings that were tried, and what they came to.
public struct Trial: Sendable, Equatable {
  /// From 0, in the order in which they were sampled.
  public let number: Int
  public let settings: Settings
  /// The best value on what validates; nil where the run failed.
  public let validated: Double?
  /// The epoch that had it.
  public let epoch: Int?
  /// Epochs that it was given; a trial that did well is given more.
  public let epochs: Int
  /// Why the run failed, for a person; nil where it did not.
  public let failure: String?

  public init(
    number: Int, settings: Settings, validated: Double?, epoch: Int?, epochs: Int,
    failure: String? = nil
  ) {
    self.failure = failure
    self.number = number
    self.settings = settings
    self.validated = validated
    self.epoch = epoch
    self.epochs = epochs
  }
}

extension Trial {
  /// The settings with which a run repeats it: with the epochs that it was given.
  public var settingsToRepeat: Settings {
    var settings = settings
    settings[.epochs] = epochs
    return settings
  }

  /// Whether this one is better; one that failed is worse than all.
  public func isBetter(than other: Trial, by metric: Metric) -> Bool {
    metric.isBetter(validated ?? metric.worst, than: other.validated ?? metric.worst)
  }
}

extension RunEnd {
  /// What runs are compared by; nil where this one failed, or nothing validates it.
  var result: Double? {
    reason.isFailure ? nil : bestValidated.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Why there is no such value, for a person; nil where there is one.
  var missingResult: String? {
    guard result == nil else { return nil }
    if case .failed(let message) = reason { return message }
    return bestValidated == nil
      ? "it has no validation ratings" : "its \(metric.validationKey) is not finite"
  }
}
