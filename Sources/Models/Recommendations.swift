import RatingData

/// A movie and the rating that the model expects for it.
public struct Recommendation: Sendable, Hashable {
  public let movie: MovieIndex
  /// What movies are ordered by: above the end of the scale, too.
  public let score: Float
  /// The score as it is shown: clipped to the scale where the model predicts ratings.
  public let predicted: Float
  /// How far the prediction may be off, as a standard deviation; nil where nobody knows.
  public let deviation: Float?

  /// The lower end of what is likely.
  public var cautious: Float { predicted - (deviation ?? 0) }

  public init(movie: MovieIndex, score: Float, predicted: Float, deviation: Float? = nil) {
    self.deviation = deviation
    self.movie = movie
    self.score = score
    self.predicted = predicted
  }
}

extension Model {
  /// The `count` movies with the highest prediction for a user, best first, ties by index.
  ///
  /// A movie whose prediction is not a number is left out.
  ///
  /// - Parameters:
  ///   - seen: movies to leave out, as a rule those that the user rated.
  ///   - isEligible: which of the others may appear.
  /// - Complexity: O(movies × factors).
  public func recommendations(
    for user: UserIndex, excluding seen: Set<MovieIndex>, count: Int, on scale: RatingScale,
    where isEligible: (MovieIndex) -> Bool = { _ in true }
  ) -> [Recommendation] {
    recommendations(
      by: scores(for: user), excluding: seen, count: count, on: scale, where: isEligible)
  }

  /// Recommendations for a user who was folded in: in the order of this model, with the ratings that another one
  /// predicts.
  ///
  /// - Parameters:
  ///   - other: who predicts ratings; the model itself where it does.
  ///   - there: the same user, folded into that one.
  public func recommendations(
    for user: FoldedUser, ratedBy other: any Model, there: FoldedUser,
    excluding seen: Set<MovieIndex>,
    count: Int, on scale: RatingScale, where isEligible: (MovieIndex) -> Bool
  ) -> [Recommendation] {
    recommendations(
      by: user.scores, excluding: seen, count: count, on: scale, where: isEligible
    ).map {
      Recommendation(
        movie: $0.movie, score: $0.score,
        predicted: other.shown(there.scores[$0.movie.position], on: scale))
    }
  }

  /// Recommendations by the scores of every movie.
  public func recommendations(
    by scores: [Float], excluding seen: Set<MovieIndex>, count: Int, on scale: RatingScale,
    where isEligible: (MovieIndex) -> Bool = { _ in true }
  ) -> [Recommendation] {
    var top = TopRows(capacity: min(count, movieCount))
    for (movie, score) in scores.enumerated() where top.wants(score) {
      let index = MovieIndex(movie)
      if !seen.contains(index), isEligible(index) { top.offer(score, row: movie) }
    }
    return top.entries.map {
      Recommendation(
        movie: MovieIndex($0.row), score: $0.score, predicted: shown($0.score, on: scale))
    }
  }
}
