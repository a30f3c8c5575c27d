import RatingData

/// Biases alone: what everybody thinks of a movie, and how high a user rates as a rule.
///
///     rating(u, i) ≈ μ + b_u + b_i
///
/// Source: Koren: Factor in the Neighbors, ACM TKDD 4 (2010), section 2.1, the baseline estimates.
/// https://doi.org/10.1145/1644873.1644874
public struct BiasModel: Model, Equatable {
  public static let kind = "biases"

  public let biases: Biases

  public init(_ biases: Biases) { self.biases = biases }

  public var userCount: Int { biases.users.count }
  public var movieCount: Int { biases.movies.count }
  /// A single number a row has no direction, so there are no neighbours.
  public var movieVectors: FactorMatrix? { nil }
  public var userVectors: FactorMatrix? { nil }

  public func predict(_ user: UserIndex, _ movie: MovieIndex) -> Prediction {
    Prediction(
      rating: (biases.mean + biases.users[user.position]) + biases.movies[movie.position])
  }

  public func scores(for user: UserIndex) -> [Float] {
    let mean = biases.mean + biases.users[user.position]
    return biases.movies.map { mean + $0 }
  }

  public func parts(of user: UserIndex, _ movie: MovieIndex) -> [PredictionPart] {
    biases.parts(of: user, movie)
  }

  public func foldIn(_ ratings: [MovieRating], regularization: Double) -> FoldedUser {
    FoldedUser(
      ratings,
      features: FactorMatrix(
        rows: movieCount, columns: 1, values: [Float](repeating: 1, count: movieCount)),
      offsets: biases.movies.map { biases.mean + $0 }, regularization: regularization)
  }
}
