import RatingData

/// A movie and the rating that the model expects for it.
public struct Recommendation: Sendable, Hashable {
  public let movie: MovieIndex
  /// What movies are ordered by: above the end of the scale, too.
  public let score: Float
  /// How well the movie fits, 0 ... 1: the score by the highest that any movie has, those that the person knows among
  /// them; nil of who predicts ratings, whose score is one.
  public let fit: Float?
  /// The rating that is expected, not clipped to the scale, by which equal predictions are told apart.
  public let unclipped: Float
  /// The rating that is expected as it is shown: clipped to the scale where a model predicts ratings.
  public let predicted: Float
  /// How far the prediction may be off, as a standard deviation; nil where nobody knows.
  public let deviation: Float?

  /// The lower end of what is likely.
  public var cautious: Float { unclipped - (deviation ?? 0) }

  public init(
    movie: MovieIndex, score: Float, fit: Float? = nil, predicted: Float, unclipped: Float,
    deviation: Float? = nil
  ) {
    self.movie = movie
    self.score = score
    self.fit = fit
    self.predicted = predicted
    self.unclipped = unclipped
    self.deviation = deviation
  }

  /// A recommendation in its place, with what another model expects of it.
  ///
  /// - Parameters:
  ///   - rating: not clipped to the scale.
  ///   - judge: whose it is.
  public func rated(
    _ rating: Float, by judge: any Model, on scale: RatingScale, deviation: Float? = nil
  ) -> Recommendation {
    Recommendation(
      movie: movie, score: score, fit: fit, predicted: judge.shown(rating, on: scale),
      unclipped: rating, deviation: deviation)
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
    ).map { $0.rated(there.scores[$0.movie.position], by: other, on: scale) }
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
    let highest = predictsRatings ? 0 : scores.lazy.filter(\.isFinite).max() ?? 0
    return top.entries.map {
      Recommendation(
        movie: MovieIndex($0.row), score: $0.score,
        fit: predictsRatings ? nil : highest > 0 ? max(0, $0.score / highest) : 0,
        predicted: shown($0.score, on: scale), unclipped: $0.score)
    }
  }
}
