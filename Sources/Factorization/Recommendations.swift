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
  /// A movie whose prediction is not a number is left out.
  ///
  /// - Parameter seen: movies to leave out, as a rule those that the user rated.
  /// - Complexity: O(movies × factors).
  public func recommendations(
    for user: UserIndex, excluding seen: Set<MovieIndex>, count: Int
  ) -> [Recommendation] {
    let row = userFactors[user.position]
    var top = TopRows(capacity: min(count, movieFactors.rows))
    movieFactors.forEachScore(against: row, measure: .dot) { movie, product in
      let index = MovieIndex(movie)
      guard !seen.contains(index) else { return }
      top.offer(rating(product, user, index), row: movie)
    }
    return top.entries.map { Recommendation(movie: MovieIndex($0.row), predicted: $0.score) }
  }
}
