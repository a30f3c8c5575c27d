/// Learns a model from ratings, one epoch after another, in steps small enough to be watched.
///
/// A step is whatever the learner does between two moments at which it could be paused: a batch of a
/// gradient method, a block of rows in alternating least squares, a slice of a Gibbs sample. The
/// loop that drives it knows no more than that. A learner has no clock, no thread and no output, and
/// is used from one thread at a time.
public protocol Learner: AnyObject {
  /// What a step is called, in one word for a person: `batch`.
  var stepName: String { get }
  /// Steps in one epoch; at least 1.
  var stepsPerEpoch: Int { get }
  /// Training ratings seen in one epoch.
  var ratingsPerEpoch: Int { get }
  /// Ratings held back for validation; 0 where nothing validates.
  var validationRatings: Int { get }
  /// Rows that are learned for users, and for movies.
  var userCount: Int { get }
  var movieCount: Int { get }

  /// Gets ready for a pass over the training ratings: a fresh shuffle, say.
  func beginEpoch()

  /// Does the next `steps` steps of this epoch and returns the error that they met while learning.
  func advance(steps: Int) -> SquaredError

  /// The error of the model as it stands on the ratings held back for validation.
  func validationError() -> SquaredError

  /// A copy of the model as it stands. Must not change what is learned afterwards, not by a bit.
  func snapshot(epoch: Int, validationLoss: Double?) -> FactorSnapshot
}

/// A sum of squared errors and how many ratings are in it.
public struct SquaredError: Sendable, Equatable {
  public private(set) var sum: Double
  public private(set) var count: Int

  public init(sum: Double = 0, count: Int = 0) {
    self.sum = sum
    self.count = count
  }

  /// Mean squared error; NaN of no ratings.
  public var mean: Double { sum / Double(count) }

  public static func += (total: inout Self, more: Self) {
    total.sum += more.sum
    total.count += more.count
  }
}
