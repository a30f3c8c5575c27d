/// A model as it stood at one moment of its training.
public struct Snapshot: Sendable, Equatable {
  public let model: any Model
  /// Epochs whose steps are all in this model.
  public let epoch: Int
  /// The validation loss that was measured on exactly this model; nil inside an epoch.
  public let validationLoss: Double?

  /// Whether the model is that of the end of an epoch.
  public let isWhole: Bool

  public init(
    _ model: any Model, epoch: Int, validationLoss: Double?, isWhole: Bool = true
  ) {
    self.isWhole = isWhole
    self.model = model
    self.epoch = epoch
    self.validationLoss = validationLoss
  }

  public static func == (a: Self, b: Self) -> Bool {
    a.epoch == b.epoch && a.validationLoss == b.validationLoss && a.model.isEqual(to: b.model)
  }
}
