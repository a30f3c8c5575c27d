import Concurrency
import Models
import RatingData

/// Learns a model from ratings, one epoch after another, in steps small enough to be watched.
///
/// A step is whatever the learner does between two moments at which it could be paused: a batch of a
/// gradient method, a block of rows in alternating least squares, a slice of a Gibbs sample. The
/// loop that drives it knows no more than that. A learner has no clock, no thread and no output, and
/// is used from one thread at a time.
public protocol Learner: AnyObject, SendableMetatype {
  /// The name on the command line and in files: `adamax`.
  static var name: String { get }
  /// A short description for a person: `Adamax · biased`.
  static func title(_ settings: Settings) -> String
  /// What it starts from and what it does in an epoch, in a sentence or two for who watches it learn.
  static var explanation: String { get }
  /// What it can be set to, in the order in which a person reads them.
  static var settings: [SettingDescriptor] { get }
  /// Where its settings may start from.
  static var presets: [Preset] { get }

  /// The kind of model that it learns.
  static var modelType: any Model.Type { get }

  /// Bytes that it takes beside the ratings, where they may be more than a person expects; nil else.
  static func memory(users: Int, movies: Int, settings: Settings) -> Int?

  /// Bytes of learned rows that are read and written for a rating; nil where memory is not what it may wait for.
  static func rowTraffic(_ settings: Settings) -> Int?

  /// λ of a user who is folded in from so many ratings, for each of them, as the learner would hold them back.
  static func foldInRegularization(_ settings: Settings, ratings: Int, movies: Int) -> Double

  /// What `advance` and `validate` measure: it stops a run and chooses its best epoch.
  static var metric: Metric { get }

  /// Whether there is something to train on, and something to validate by.
  static func canValidate(_ ratings: Ratings, _ split: Split) -> Bool

  /// A learner at its start.
  ///
  /// - Parameter workers: the threads that it may use; what it learns does not depend on their number.
  init(ratings: Ratings, split: Split, settings: Settings, workers: Workers)

  /// What a step is called, as a person reads it: `batch`.
  var stepName: String { get }
  /// Steps in one epoch; at least 1.
  var stepsPerEpoch: Int { get }
  /// Training ratings seen in one epoch.
  var ratingsPerEpoch: Int { get }
  /// Ratings held out for validation; 0 where nothing validates.
  var validationRatings: Int { get }
  /// Rows that are learned for users, and for movies.
  var userCount: Int { get }
  var movieCount: Int { get }
  /// What predicting without a model would measure.
  var reference: ReferenceError { get }

  /// Gets ready for a pass over the training ratings: a fresh shuffle, say.
  func beginEpoch()

  /// Does the next `steps` steps of this epoch and returns what the metric came to on their ratings while learning.
  func advance(steps: Int) -> RunningMean

  /// The metric of the model as it stands on the ratings held out for validation, and every other mean that the same look at
  /// them tells for nothing.
  func validateAll() -> [Metric: RunningMean]

  /// Whether there is a model to look at: one that is solved at once has none before the end of its epoch.
  var hasModel: Bool { get }

  /// A copy of the model as it stands. Must not change what is learned afterwards, not by a bit.
  func model() -> any Model

  /// Takes over the settings that may change during a run; from the next step on they count.
  func apply(_ settings: Settings)

  /// All that decides what is learned from here on, besides ratings, split and settings.
  var state: LearnerState { get }

  /// Goes on where another learner of the same ratings, split and settings stood: what is learned
  /// from here on is the same bit for bit. Only on a learner that has not begun an epoch.
  ///
  /// - Throws: where the state is of another learner or of other data; the learner is then as it was.
  func restore(_ state: LearnerState) throws(LearnerStateError)
}

extension Learner {
  /// What is learned without a penalty is held by its early end; a new user has none, and is held as `biased` holds its
  /// own.
  public static func foldInRegularization(
    _ settings: Settings, ratings: Int, movies: Int
  ) -> Double {
    let own = Double(settings[.regularization])
    return own > 0 ? own : 0.05
  }

  public static func memory(users: Int, movies: Int, settings: Settings) -> Int? { nil }
  public static func rowTraffic(_ settings: Settings) -> Int? { nil }

  public static func canValidate(_ ratings: Ratings, _ split: Split) -> Bool {
    !split.train.isEmpty && !split.validation.isEmpty
  }

  public var metric: Metric { Self.metric }

  /// The metric of the model as it stands on the ratings held out for validation.
  public func validate() -> RunningMean { validateAll()[metric] ?? RunningMean() }

  public var hasModel: Bool { true }
}

/// What predicting without a model would measure: the yardsticks of a run.
public struct ReferenceError: Sendable, Equatable {
  /// Predicting the mean of the training ratings, measured on the validation ratings; NaN of none.
  public let mean: Double
  /// Predicting 0, measured on the training ratings: a learner far above it has diverged.
  public let zero: Double

  public init(mean: Double, zero: Double) {
    self.mean = mean
    self.zero = zero
  }
}

extension ReferenceError {
  /// Measures both on a split of ratings: the mean where it validates, 0 where it trains.
  init(_ ratings: Ratings, _ split: Split) {
    let train = split.train.reduce(into: (sum: 0.0, squares: 0.0)) { total, position in
      let rating = Double(ratings.values[Int(position)])
      total.sum += rating
      total.squares += rating * rating
    }
    let mean = train.sum / Double(max(1, split.train.count))
    let errors = split.validation.reduce(0.0) { total, position in
      let error = Double(ratings.values[Int(position)]) - mean
      return total + error * error
    }
    self.init(
      mean: errors / Double(split.validation.count),
      zero: train.squares / Double(split.train.count))
  }
}

/// Every learner that there is. A new one is a folder and a line here.
public enum Learners {
  public static let all: [any Learner.Type] = [
    AdamaxLearner.self, ALSLearner.self, BaselineLearner.self, BayesLearner.self, EASELearner.self,
    ImplicitALSLearner.self, PopularLearner.self, SVDPlusPlusLearner.self,
  ]

  /// The learner of a name.
  public static func named(_ name: String) -> (any Learner.Type)? {
    all.first { $0.name == name }
  }
}
