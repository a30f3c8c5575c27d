import Models
import RatingData

/// What models make of a person who was not there when they were trained, by ratings alone.
///
/// It holds the person as they are folded in, a copy of the movies' factors with it: take out of it what is shown, and
/// let it go.
public struct PersonReport: Sendable {
  /// The person's ratings, on the scale of the data, in the order in which they were given.
  public let ratings: [MovieRating]
  /// What the judge expects of each movie that was rated, as it is shown.
  public let expected: [MovieIndex: Float]
  /// In the order of the model that makes lists, best first; `predicted` is the judge's. None where nothing was rated, and
  /// where what was rated tells nothing.
  public let recommendations: [Recommendation]
  /// Whether the judge's predictions are ratings; else they are scores.
  public let predictsRatings: Bool
  /// Whether all that was rated says nothing to the model: it learns from what people like, and none of it is liked.
  public let tellsNothing: Bool

  private let model: any Model
  private let folded: FoldedUser

  /// - Parameters:
  ///   - watched: movies that the person knows, too, and did not rate.
  ///   - filter: which movies are recommended; one that includes what was seen recommends what was rated, too.
  ///   - count: recommendations at the most.
  public init(
    of ratings: [MovieRating], watched: [MovieIndex] = [], in data: DataSet, _ asked: AskedModels,
    filter: MovieFilter, count: Int
  ) {
    let (folded, judged) = asked.folded(ratings, in: data)
    let judge = asked.judge.model
    let scale = data.ratings.scale
    self.ratings = ratings
    self.folded = folded
    model = asked.lists.model
    predictsRatings = judge.predictsRatings
    tellsNothing = !ratings.isEmpty && folded.scores.allSatisfy { $0 == 0 }
    expected = Dictionary(
      ratings.map { ($0.movie, judge.shown(judged.scores[$0.movie.position], on: scale)) },
      uniquingKeysWith: { $1 })
    recommendations =
      ratings.isEmpty || tellsNothing
      ? []
      : model.recommendations(
        for: folded, ratedBy: judge, there: judged,
        excluding: filter.includesSeen ? [] : Set(ratings.map(\.movie) + watched), count: count,
        on: scale, where: { filter.admits($0, in: data) })
  }

  /// What carries the first `count` recommendations, by movie.
  ///
  /// - Parameter most: ratings that are named at the most, for each movie.
  public func reasons(first count: Int, most: Int = 4) -> [MovieIndex: Reasons] {
    folded.reasons(for: recommendations.prefix(count), most: most)
  }

  /// The `count` users nearest to the person by cosine, nearest first, and what they loved; none where there are no
  /// recommendations to be made either, and of a model without vectors.
  ///
  /// - Complexity: O(users × factors + ratings of those users).
  public func companions(count: Int, in data: DataSet) -> [Companion] {
    guard !ratings.isEmpty, !tellsNothing else { return [] }
    return Companion.of(
      model.nearestUsers(to: folded, count: count, measure: .cosine),
      besides: Set(ratings.map(\.movie)), in: data)
  }
}
