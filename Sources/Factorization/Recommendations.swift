import RatingData

/// A movie and the rating that the model expects for it.
public struct Recommendation: Sendable, Hashable {
  public let movie: MovieIndex
  public let predicted: Float

  public init(movie: MovieIndex, predicted: Float) {
    self.movie = movie
    self.predicted = predicted
  }
}

extension FactorSnapshot {
  /// The `count` movies with the highest prediction for a user, best first, ties by index.
  ///
  /// - Parameter seen: movies to leave out, as a rule those that the user rated.
  /// - Complexity: O(movies × factors).
  public func recommendations(
    for user: UserIndex, excluding seen: Set<MovieIndex>, count: Int
  ) -> [Recommendation] {
    fatalError("to come")
  }
}
