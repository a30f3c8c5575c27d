import Learning

/// Settings that were tried, and what they came to.
public struct Trial: Sendable, Equatable {
  /// From 0, in the order in which they were drawn.
  public let number: Int
  public let settings: Settings
  /// The best validation loss; nil where the run failed.
  public let validationLoss: Double?
  /// The epoch that had it.
  public let epoch: Int?
  /// Epochs that it was given; a trial that did well is given more.
  public let epochs: Int

  public init(
    number: Int, settings: Settings, validationLoss: Double?, epoch: Int?, epochs: Int
  ) {
    self.number = number
    self.settings = settings
    self.validationLoss = validationLoss
    self.epoch = epoch
    self.epochs = epochs
  }
}

extension Trial {
  /// Whether this one is better; one that failed is worse than all.
  public func isBetter(than other: Trial, by measure: Measure) -> Bool {
    measure.isBetter(validationLoss ?? measure.worst, than: other.validationLoss ?? measure.worst)
  }
}
