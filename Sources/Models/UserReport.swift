import RatingData

/// What a model makes of one user: their ratings beside its predictions, what it recommends, who is near.
public struct UserReport: Sendable {
  /// A rating beside what the model expects.
  public struct Rated: Sendable, Hashable {
    public let movie: MovieIndex
    public let rating: Float
    /// What the model expects, clipped to the scale where it predicts ratings.
    public let predicted: Float
    /// The model never saw it.
    public let isHeldOut: Bool

    /// Predicted minus rated.
    public var error: Float { predicted - rating }
  }

  public let user: UserIndex
  /// In the order of the ratings.
  public let rated: [Rated]
  public let recommendations: [Recommendation]
  public let neighbours: [Neighbour<UserIndex>]
  /// Whether predictions are ratings; else they say nothing of how far a rating is off.
  public let predictsRatings: Bool
  /// Root of the mean squared error over all that the user rated.
  public let rootMeanSquaredError: Double?
  /// The same over the ratings that trained alone, and over those that the model never saw; nil of none.
  public let trainedError: Double?
  public let heldOutError: Double?

  /// - Parameters:
  ///   - heldOut: which ratings the model never saw; nil where that is not known.
  ///   - count: recommendations and neighbours at the most.
  public init(
    _ user: UserIndex, in data: DataSet, _ model: any Model, heldOut: HeldOut?, count: Int
  ) {
    self.user = user
    rated = data.byUser[user].map { position in
      let movie = data.ratings.movies[position]
      return Rated(
        movie: movie, rating: data.ratings.values[position],
        predicted: model.rating(user, movie, on: data.ratings.scale),
        isHeldOut: heldOut?.contains(position) ?? false)
    }
    predictsRatings = model.predictsRatings
    let judged = predictsRatings ? rated : []
    rootMeanSquaredError = Self.error(of: judged)
    trainedError = heldOut == nil ? nil : Self.error(of: judged.filter { !$0.isHeldOut })
    heldOutError = Self.error(of: judged.filter(\.isHeldOut))
    recommendations = model.recommendations(
      for: user, excluding: Set(rated.map(\.movie)), count: count, on: data.ratings.scale)
    neighbours = model.nearestUsers(to: user, count: count, measure: .cosine)
  }

  private static func error(of rated: [Rated]) -> Double? {
    guard !rated.isEmpty else { return nil }
    let squares = rated.reduce(0.0) { $0 + Double($1.error) * Double($1.error) }
    return (squares / Double(rated.count)).squareRoot()
  }
}
