import RatingData

/// What a model makes of one user: their ratings beside predictions, what it recommends, who is near.
public struct UserReport: Sendable {
  /// A rating beside what is expected.
  public struct Rated: Sendable, Hashable {
    public let movie: MovieIndex
    public let rating: Float
    /// What the judge expects, clipped to the scale where it predicts ratings.
    public let predicted: Float
    /// The judge never saw it.
    public let isHeldOut: Bool

    /// Predicted minus rated.
    public var error: Float { predicted - rating }
  }

  /// Whose predictions stand beside ratings: one that only ranks leaves that to another.
  public struct Judge: Sendable {
    public let model: any Model
    /// Which ratings it never saw; nil where that is not known.
    public let heldOut: HeldOut?

    public init(_ model: any Model, heldOut: HeldOut?) {
      self.model = model
      self.heldOut = heldOut
    }
  }

  public let user: UserIndex
  /// In the order of the ratings.
  public let rated: [Rated]
  /// In the order of the model that recommends; `predicted` is the judge's.
  public let recommendations: [Recommendation]
  public let neighbours: [Neighbour<UserIndex>]
  /// Whether the judge's predictions are ratings; else they say nothing of how far a rating is off.
  public let predictsRatings: Bool
  /// Root of the mean squared error over all that the user rated.
  public let rootMeanSquaredError: Double?
  /// The same over the ratings that trained alone, and over those that the judge never saw; nil of none.
  public let trainedError: Double?
  public let heldOutError: Double?

  /// - Parameters:
  ///   - judge: the model itself where nil.
  ///   - heldOut: which ratings the model never saw; nil where that is not known.
  ///   - filter: which movies are recommended.
  ///   - count: recommendations and neighbours at the most.
  public init(
    _ user: UserIndex, in data: DataSet, _ model: any Model, heldOut: HeldOut?,
    judge: Judge? = nil, filter: MovieFilter = MovieFilter(), count: Int
  ) {
    let judge = judge ?? Judge(model, heldOut: heldOut)
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
    recommendations = model.recommendations(
      for: user, excluding: filter.includesSeen ? [] : Set(rated.map(\.movie)), count: count,
      on: data.ratings.scale, where: { filter.admits($0, in: data) }
    ).map {
      let prediction = judge.model.predict(user, $0.movie)
      return Recommendation(
        movie: $0.movie, score: $0.score,
        predicted: judge.model.shown(prediction.rating, on: data.ratings.scale),
        deviation: prediction.standardDeviation)
    }
    neighbours = model.nearestUsers(to: user, count: count, measure: .cosine)
  }

  private static func error(of rated: [Rated]) -> Double? {
    guard !rated.isEmpty else { return nil }
    let squares = rated.reduce(0.0) { $0 + Double($1.error) * Double($1.error) }
    return (squares / Double(rated.count)).squareRoot()
  }
}
