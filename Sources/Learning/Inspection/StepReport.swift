import Models
import RatingData

/// What one step of a learner did, for an eye that looks at it alone.
public struct StepReport: Sendable {
  /// The epoch that runs, from 1, and the step of it that was done, from 1.
  public let epoch: Int
  public let step: Int
  public let stepsPerEpoch: Int
  /// What the learner calls it: `batch`.
  public let stepName: String
  /// The model before and after it.
  public let before: any Model
  public let after: any Model
  /// The ratings that it learned from, the first of them; empty where the learner cannot say.
  public let ratings: [StepRating]
  public let ratingCount: Int
  /// The user and the movie that are followed, or else the ones of its first rating, or else those that moved most.
  public let user: RowUpdate<UserIndex>?
  public let movie: RowUpdate<MovieIndex>?
}

/// A rating that a step learned from.
public struct StepRating: Sendable, Equatable {
  public let user: UserIndex
  public let movie: MovieIndex
  public let rating: Float

  public init(user: UserIndex, movie: MovieIndex, rating: Float) {
    self.user = user
    self.movie = movie
    self.rating = rating
  }
}

/// Whose row is to be looked at.
public struct StepSubject: Sendable, Equatable {
  public var user: UserIndex?
  public var movie: MovieIndex?

  public init(user: UserIndex? = nil, movie: MovieIndex? = nil) {
    self.user = user
    self.movie = movie
  }
}

/// A user's or a movie's row in a step.
public struct RowUpdate<Index: Sendable>: Sendable {
  public let index: Index
  /// The factors before and after, as the model has them.
  public let before: [Float]
  public let after: [Float]
  /// What a gradient method made of it; nil for other learners.
  public let gradient: GradientUpdate?

  /// After − before.
  public var change: [Float] { zip(after, before).map { $0 - $1 } }
}

/// How an optimizer moved a row, factor by factor, in the units in which it learns.
public struct GradientUpdate: Sendable, Equatable {
  /// ∂loss/∂w, the mean over the batch; nil where the step was of many batches.
  public let gradient: [Float]?
  /// What the optimizer keeps, by the letters of its formula.
  public let moments: [Moment]
  /// The weight's movement for a gradient of 1, had the moments been the same; what `learning rate` came to.
  public let stepSize: [Float]

  public struct Moment: Sendable, Equatable {
    public let name: String
    public let values: [Float]
  }
}

/// A learner that can say what its next step will learn from, and what its optimizer made of it.
protocol InspectableLearner: Learner {
  /// The first ratings of the next step, and how many there are.
  func upcomingRatings(limit: Int) -> (first: [StepRating], count: Int)
  /// The gradient of the next step for a row, users before movies; nil where the step has many batches.
  func gradient(ofRow row: Int) -> [Float]?
  /// What the optimizer has for a row as it stands.
  func update(ofRow row: Int, gradient: [Float]?) -> GradientUpdate
}
