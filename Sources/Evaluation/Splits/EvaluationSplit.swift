import RatingData

/// Ratings that a learner may see, and ratings on which it is judged once.
public struct EvaluationSplit: Sendable {
  /// What tells it from the others: `repeat 2, fold 1`, `u1.test`.
  public let name: String
  public let ratings: Ratings
  /// Positions in the columns of `ratings`, of what trains and validates, and of what tests.
  public let train: [Int32]
  public let test: [Int32]
  /// What the catalogue says of the movies; empty where no metric asks.
  public var movies: [Movie] = []

  public init(name: String, ratings: Ratings, train: [Int32], test: [Int32]) {
    self.name = name
    self.ratings = ratings
    self.train = train
    self.test = test
  }

  /// The same, whose movies these are.
  public func of(_ movies: [Movie]) -> EvaluationSplit {
    var split = self
    split.movies = movies
    return split
  }
}
