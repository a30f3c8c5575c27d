import Models
import RatingData

/// A snapshot, the run that it is from, and which ratings that run held back.
public struct TrainedModel: Sendable, Equatable {
  public let run: RunID
  /// Counts the models of a run, as they come.
  public let version: Int
  public let snapshot: Snapshot
  public let heldBack: HeldBack

  public init(run: RunID, version: Int, snapshot: Snapshot, heldBack: HeldBack) {
    self.run = run
    self.version = version
    self.snapshot = snapshot
    self.heldBack = heldBack
  }

  /// Equal when of the same run and moment: the factors follow from these.
  public static func == (a: Self, b: Self) -> Bool { a.run == b.run && a.version == b.version }
}
