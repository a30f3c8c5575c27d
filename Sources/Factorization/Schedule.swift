/// When training ends, whatever learns.
public struct Schedule: Sendable, Equatable, Codable {
  /// At most so many epochs.
  public var epochs: Int
  /// Epochs without a better validation loss after which training stops.
  public var patience: Int

  public init(epochs: Int, patience: Int) {
    self.epochs = epochs
    self.patience = patience
  }
}
