/// When training ends, whatever learns.
public struct Schedule: Sendable, Equatable, Codable {
  /// At most so many epochs.
  public var epochs: Int
  /// Epochs without a better validation value after which training stops.
  public var patience: Int

  /// What `epochs` and `patience` may be: more than anybody waits for, and far from any overflow.
  public static let epochsAllowed = 1...1_000_000
  public static let patienceAllowed = 1...1_000_000

  public init(epochs: Int, patience: Int) {
    self.epochs = epochs
    self.patience = patience
  }
}
