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
  /// Best first; `predicted` is the judge's. None where nothing was rated.
  public let recommendations: [Recommendation]
  /// What they are in the order of: of the model that makes lists, or, where the ratings tell it nothing, of what most
  /// people like.
  public let rankedBy: RankedBy
  /// Whether the judge's predictions are ratings; else they are scores.
  public let predictsRatings: Bool
  /// Whether all that was rated says nothing to the model of the person's taste.
  public let tellsNothing: Bool

  private let model: any Model
  private let folded: FoldedUser

  /// - Parameters:
  ///   - watched: movies that the person knows, too, and did not rate.
  ///   - ground: what is known of anybody by the judge, which makes more of few ratings than folding in does; a judge
  ///     that makes the list itself is folded in all the same, for reasons are its own.
  ///   - filter: which movies are recommended; one that includes what was seen recommends what was rated, too.
  ///   - count: recommendations at the most.
  public init(
    of ratings: [MovieRating], watched: [MovieIndex] = [], in data: DataSet, _ asked: AskedModels,
    ground: Suggestions.Ground? = nil, filter: MovieFilter, count: Int
  ) {
    let (folded, judged) = asked.folded(ratings, in: data)
    let judge = asked.judge.model
    let stars =
      ground.flatMap { asked.lists.model.predictsRatings ? nil : $0.stars(of: ratings) }
      ?? judged.scores
    let scale = data.ratings.scale
    self.ratings = ratings
    self.folded = folded
    model = asked.lists.model
    predictsRatings = judge.predictsRatings
    tellsNothing = !ratings.isEmpty && folded.reach <= Self.leastReach(of: model, on: scale)
    rankedBy = tellsNothing ? .likers : RankedBy(model)
    expected = Dictionary(
      ratings.map { ($0.movie, judge.shown(stars[$0.movie.position], on: scale)) },
      uniquingKeysWith: { $1 })
    let seen = filter.includesSeen ? [] : Set(ratings.map(\.movie) + watched)
    if ratings.isEmpty {
      recommendations = []
    } else if tellsNothing {
      recommendations = data.starters(
        besides: seen, count: count, { stars[$0.position] }, by: judge,
        where: { filter.admits($0, in: data) })
    } else {
      recommendations = model.recommendations(
        for: folded, ratedBy: judge, there: judged, excluding: seen, count: count, on: scale,
        where: { filter.admits($0, in: data) }
      ).map { $0.rated(stars[$0.movie.position], by: judge, on: scale) }
    }
  }

  /// How far ratings have to move the scores of movies apart to say anything: a hundredth of the scale. A rating that a
  /// model expected moves nothing, and its list would be that of the movies' biases or of their ids.
  static func leastReach(of model: any Model, on scale: RatingScale) -> Float {
    model.predictsRatings ? (scale.range.upperBound - scale.range.lowerBound) / 100 : 0
  }

  /// What speaks for the first `count` recommendations, by movie.
  ///
  /// - Parameter most: ratings that are named at the most, for each movie.
  public func reasons(first count: Int, most: Int = 4, in data: DataSet) -> [MovieIndex: Reasons] {
    Evidence(of: ratings, near: nearest(Evidence.neighbours).map(\.index), in: data)
      .reasons(for: recommendations.prefix(count), folded, most: most)
  }

  /// None where nothing is known of the person.
  private func nearest(_ count: Int) -> [Neighbour<UserIndex>] {
    guard !ratings.isEmpty, !tellsNothing else { return [] }
    return model.nearestUsers(to: folded, count: count, measure: .cosine).filter {
      $0.similarity >= Companion.leastSimilarity
    }
  }

  /// The `count` users nearest to the person by cosine, nearest first, and what they loved; none where the ratings tell
  /// nothing, and of a model without vectors.
  ///
  /// - Complexity: O(users × factors + ratings of those users).
  public func companions(count: Int, in data: DataSet) -> [Companion] {
    Companion.of(nearest(count), besides: Set(ratings.map(\.movie)), in: data)
  }
}
