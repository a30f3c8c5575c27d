import Models
import RatingData

/// What models make of one user: their ratings beside predictions, what is recommended, who is near.
public struct UserReport: Sendable {
  /// A rating beside what is expected.
  public struct Rated: Sendable, Hashable {
    public let movie: MovieIndex
    /// On the scale of the data.
    public let rating: Float
    /// What the judge expects, clipped to the scale where it predicts ratings.
    public let predicted: Float
    /// Whether the judge never saw it.
    public let isHeldOut: Bool

    /// Predicted minus rated.
    public var error: Float { predicted - rating }
  }

  public let user: UserIndex
  /// In the order of the ratings.
  public let rated: [Rated]
  /// Best first; `predicted` is the judge's.
  public let recommendations: [Recommendation]
  /// What they are in the order of: of the model that makes lists, or, where it knows nothing of the user, of what most
  /// people like.
  public let rankedBy: RankedBy
  /// By cosine, the nearest first.
  public let neighbours: [Neighbour<UserIndex>]
  /// Whether the judge's predictions are ratings; else they say nothing of how far a rating is off.
  public let predictsRatings: Bool
  /// Root of the mean squared error over all that the user rated, on the scale of the data; nil of none, and where no
  /// ratings are predicted.
  public let rootMeanSquaredError: Double?
  /// The error over the ratings that trained alone, and over those that the judge never saw; nil of none.
  public let trainedError: Double?
  public let heldOutError: Double?

  /// - Parameters:
  ///   - filter: which movies are recommended; one that includes what was seen recommends what was rated, too.
  ///   - count: recommendations and neighbours at the most.
  /// - Complexity: O((movies + users) × factors).
  public init(
    _ user: UserIndex, in data: DataSet, _ asked: AskedModels, filter: MovieFilter = MovieFilter(),
    count: Int
  ) {
    let judge = asked.judge
    let model = asked.lists.model
    self.user = user
    rated = data.byUser[user].map { position in
      let movie = data.ratings.movies[position]
      return Rated(
        movie: movie, rating: data.ratings.values[position],
        predicted: judge.model.rating(user, movie, on: data.ratings.scale),
        isHeldOut: judge.heldOut?.contains(position) ?? false)
    }
    predictsRatings = judge.model.predictsRatings
    let judged = predictsRatings ? rated : []
    rootMeanSquaredError = Self.error(of: judged)
    trainedError = judge.heldOut == nil ? nil : Self.error(of: judged.filter { !$0.isHeldOut })
    heldOutError = Self.error(of: judged.filter(\.isHeldOut))
    let scores = model.scores(for: user)
    // Who likes nothing has no place among those who do: all movies fit them alike.
    let isKnown = scores.lazy.filter(\.isFinite).contains { $0 != scores.first }
    rankedBy = isKnown ? RankedBy(model) : .likers
    let seen = filter.includesSeen ? [] : Set(rated.map(\.movie))
    let best =
      isKnown
      ? model.recommendations(
        by: scores, excluding: seen, count: count, on: data.ratings.scale,
        where: { filter.admits($0, in: data) })
      : data.starters(
        besides: seen, count: count, { _ in 0 }, by: judge.model,
        where: { filter.admits($0, in: data) })
    recommendations = best.map {
      let prediction = judge.model.predict(user, $0.movie)
      return $0.rated(
        prediction.rating, by: judge.model, on: data.ratings.scale,
        deviation: prediction.standardDeviation)
    }
    neighbours = isKnown ? model.nearestUsers(to: user, count: count, measure: .cosine) : []
  }

  private static func error(of rated: [Rated]) -> Double? {
    guard !rated.isEmpty else { return nil }
    let squares = rated.reduce(0.0) { $0 + Double($1.error) * Double($1.error) }
    return (squares / Double(rated.count)).squareRoot()
  }
}

extension UserReport {
  /// What speaks for the first `count` recommendations, by movie: the user is folded into the model anew, since only then
  /// a prediction has a term for each rating.
  ///
  /// - Parameters:
  ///   - asked: whose recommendations they are.
  ///   - most: ratings that are named at the most, for each movie.
  public func reasons(
    first count: Int, most: Int = 4, in data: DataSet, _ asked: AskedModels
  ) -> [MovieIndex: Reasons] {
    let ratings = rated.map { MovieRating(movie: $0.movie, rating: $0.rating) }
    let near = asked.lists.model.nearestUsers(
      to: user, count: Evidence.neighbours, measure: .cosine
    ).filter { $0.similarity >= Companion.leastSimilarity }
    return Evidence(of: ratings, near: near.map(\.index), in: data).reasons(
      for: recommendations.prefix(count), asked.lists.folded(ratings, in: data), most: most)
  }

  /// The nearest users, and what they loved that this one has not rated.
  ///
  /// - Complexity: O(ratings of those users).
  public func companions(in data: DataSet) -> [Companion] {
    Companion.of(neighbours, besides: Set(rated.map(\.movie)), in: data)
  }
}
