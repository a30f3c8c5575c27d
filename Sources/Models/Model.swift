import RatingData

/// What can be asked of a trained model, whatever it is made of.
///
/// A model is immutable and free to cross threads. Screens and commands ask it through this protocol;
/// only the model itself knows how its parts combine to a prediction.
public protocol Model: Sendable {
  /// The name of this kind in files: `factors`.
  static var kind: String { get }

  var userCount: Int { get }
  var movieCount: Int { get }

  /// Whether predictions are ratings; else they only order movies, the one liked best with the highest.
  var predictsRatings: Bool { get }

  /// The rating that the model expects, on the scale of the data but not clipped to it.
  func predict(_ user: UserIndex, _ movie: MovieIndex) -> Prediction
  /// The rating that the model expects at this time, in seconds since 1970; a model that knows of no times leaves it
  /// out of account.
  func predict(_ user: UserIndex, _ movie: MovieIndex, at time: UInt32?) -> Prediction

  /// The prediction for every movie, by `MovieIndex`; the same bits as `predict` gives.
  ///
  /// - Complexity: O(movies × factors).
  func scores(for user: UserIndex) -> [Float]

  /// One row a movie, in the space in which neighbours are taken; nil where the model has no such
  /// space.
  var movieVectors: FactorMatrix? { get }
  /// One row a user, in the same way.
  var userVectors: FactorMatrix? { get }

  /// What its neighbours can be compared by, the usual one first; none where it has no neighbours.
  var similarities: [Similarity] { get }

  /// The `count` movies nearest to one, nearest first, itself left out; exact, ties by index.
  ///
  /// A movie whose similarity is not a number is left out.
  ///
  /// - Parameters:
  ///   - measure: one of `similarities`; the first of them in place of another.
  ///   - isEligible: which movies may appear.
  func nearestMovies(
    to movie: MovieIndex, count: Int, measure: Similarity,
    where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>]

  /// The `count` movies nearest to some and far from others: by the cosine with the sum of the directions of those that
  /// are liked, less those that are not; in a model of weights between movies by the sum of weights. Those that were
  /// named are left out.
  func movies(
    like liked: [MovieIndex], unlike unliked: [MovieIndex], count: Int,
    where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>]

  /// The `count` users nearest to one, in the same way.
  func nearestUsers(
    to user: UserIndex, count: Int, measure: Similarity
  ) -> [Neighbour<UserIndex>]

  /// How many models this one averages; 0 of a model that is no average.
  var sampleCount: Int { get }
  /// One of them, in the order in which they were sampled.
  ///
  /// - Parameter index: below `sampleCount`.
  func sample(_ index: Int) -> any Model

  /// The terms that add up to a prediction, in the order in which they are added.
  func parts(of user: UserIndex, _ movie: MovieIndex) -> [PredictionPart]

  /// A user who was not there when the model was trained, from a few ratings; the movies' side of
  /// the model stays as it is. Ratings of a model that predicts none are 1 where the movie was liked and else 0.
  ///
  /// - Parameter regularization: λ, weighted by the number of ratings.
  func foldIn(_ ratings: [MovieRating], regularization: Double) -> FoldedUser

  /// Adds the model's tensors to a file.
  func save(to file: inout Safetensors)

  /// Reads what `save` wrote.
  init(from file: Safetensors) throws(WeightsError.Fault)

  /// Whether another model has the same parts, bit for bit.
  func isEqual(to other: any Model) -> Bool
}

extension Model where Self: Equatable {
  public func isEqual(to other: any Model) -> Bool { (other as? Self) == self }
}

extension Model {
  public var predictsRatings: Bool { true }
  public func predict(_ user: UserIndex, _ movie: MovieIndex, at time: UInt32?) -> Prediction {
    predict(user, movie)
  }
  public var sampleCount: Int { 0 }
  public func sample(_ index: Int) -> any Model { self }

  public var similarities: [Similarity] { movieVectors == nil ? [] : Similarity.ofVectors }

  /// The measure that a list is really made by.
  public func similarity(for wanted: Similarity) -> Similarity {
    similarities.contains(wanted) ? wanted : similarities.first ?? wanted
  }

  /// What is shown and scored as the rating that the model expects: no rating lies outside the scale.
  public func rating(_ user: UserIndex, _ movie: MovieIndex, on scale: RatingScale) -> Float {
    shown(predict(user, movie).rating, on: scale)
  }

  /// A prediction as it is shown.
  public func shown(_ rating: Float, on scale: RatingScale) -> Float {
    predictsRatings ? scale.clipped(rating) : rating
  }

  /// A new user, from ratings as they were given.
  ///
  /// - Parameter liked: the least rating of a movie that was liked.
  public func foldIn(
    _ ratings: [MovieRating], likedFrom liked: Float, regularization: Double
  ) -> FoldedUser {
    guard !predictsRatings else { return foldIn(ratings, regularization: regularization) }
    return foldIn(
      ratings.map { MovieRating(movie: $0.movie, rating: $0.rating >= liked ? 1 : 0) },
      regularization: regularization)
  }

  /// The name of this model's kind in files.
  public var kind: String { Self.kind }
}

/// What a model expects of a user and a movie.
public struct Prediction: Sendable, Equatable {
  /// On the scale of the data, not clipped to it.
  public let rating: Float
  /// How far it may be off; nil where the model does not know.
  public let standardDeviation: Float?

  public init(rating: Float, standardDeviation: Float? = nil) {
    self.rating = rating
    self.standardDeviation = standardDeviation
  }
}

/// One term of a prediction.
public struct PredictionPart: Sendable, Equatable {
  public enum Source: Sendable, Equatable {
    /// μ: the mean of the ratings that trained.
    case mean
    /// b_u: what the user adds to the mean.
    case user
    /// b_i: what the movie adds to the mean.
    case movie
    /// p_u · q_i: what the two have in common.
    case factors
  }

  public let source: Source
  public let value: Float

  public init(_ source: Source, _ value: Float) {
    self.source = source
    self.value = value
  }
}

/// A movie and how it was rated.
public struct MovieRating: Sendable, Hashable {
  public let movie: MovieIndex
  public let rating: Float

  public init(movie: MovieIndex, rating: Float) {
    self.movie = movie
    self.rating = rating
  }
}

/// A model as it stood at one moment of its training.
public struct Snapshot: Sendable, Equatable {
  public let model: any Model
  /// Epochs whose steps are all in this model.
  public let epoch: Int
  /// What the run goes by, measured on what validates with exactly this model; nil inside an epoch, and where nothing
  /// validates.
  public let validated: Double?

  /// Whether the model is that of the end of an epoch.
  public let isWhole: Bool

  public init(
    _ model: any Model, epoch: Int, validated: Double?, isWhole: Bool = true
  ) {
    self.isWhole = isWhole
    self.model = model
    self.epoch = epoch
    self.validated = validated
  }

  public static func == (a: Self, b: Self) -> Bool {
    a.epoch == b.epoch && a.validated == b.validated && a.model.isEqual(to: b.model)
  }
}
