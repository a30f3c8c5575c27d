import RatingData

/// A dot product of factors, with or without biases.
///
///     rating(u, i) ≈ p_u · q_i                      without biases
///     rating(u, i) ≈ μ + b_u + b_i + p_u · q_i      with them
///
/// Source: Koren, Bell, Volinsky: Matrix Factorization Techniques for Recommender Systems, IEEE
/// Computer 42 (2009), equations 1 and 5. https://doi.org/10.1109/MC.2009.263
public struct FactorModel: Model, Equatable {
  public static let kind = "factors"

  /// p: one row a user.
  public let userFactors: FactorMatrix
  /// q: one row a movie.
  public let movieFactors: FactorMatrix
  /// μ, b_u and b_i; nil where the model has none.
  public let biases: Biases?

  public init(userFactors: FactorMatrix, movieFactors: FactorMatrix, biases: Biases? = nil) {
    precondition(
      userFactors.columns == movieFactors.columns,
      "users have \(userFactors.columns) factors and movies \(movieFactors.columns)")
    self.userFactors = userFactors
    self.movieFactors = movieFactors
    self.biases = biases
  }

  public var userCount: Int { userFactors.rows }
  public var movieCount: Int { movieFactors.rows }
  public var movieVectors: FactorMatrix? { movieFactors }
  public var userVectors: FactorMatrix? { userFactors }
  /// Without biases one direction holds everyone's mean, and every movie lies along it.
  public var similarities: [Similarity] {
    biases == nil ? [.centred, .cosine, .dot, .euclidean] : Similarity.ofVectors
  }

  public func predict(_ user: UserIndex, _ movie: MovieIndex) -> Prediction {
    let product = movieFactors.product(of: movie.position, with: userFactors[user.position])
    return Prediction(rating: rating(product, user, movie))
  }

  public func scores(for user: UserIndex) -> [Float] {
    var scores: [Float] = []
    scores.reserveCapacity(movieCount)
    movieFactors.forEachScore(against: userFactors[user.position], measure: .dot) {
      movie, product in
      scores.append(rating(product, user, MovieIndex(movie)))
    }
    return scores
  }

  /// The rating that a product of factors comes to: the one order in which biases are added.
  @inline(__always)
  private func rating(_ product: Float, _ user: UserIndex, _ movie: MovieIndex) -> Float {
    guard let biases else { return product }
    return product + (biases.mean + biases.users[user.position]) + biases.movies[movie.position]
  }

  public func parts(of user: UserIndex, _ movie: MovieIndex) -> [PredictionPart] {
    let product = movieFactors.product(of: movie.position, with: userFactors[user.position])
    return [PredictionPart(.factors, product)] + (biases?.parts(of: user, movie) ?? [])
  }

  public func foldIn(_ ratings: [MovieRating], regularization: Double) -> FoldedUser {
    let features = FactorMatrix(
      rows: movieCount, columns: movieFactors.columns + (biases == nil ? 0 : 1),
      values: biases == nil
        ? movieFactors.values : (0..<movieCount).flatMap { movieFactors[$0] + [1] })
    let offsets = biases.map { biases in biases.movies.map { biases.mean + $0 } }
    return FoldedUser(
      ratings, features: features,
      offsets: offsets ?? [Float](repeating: 0, count: movieCount), regularization: regularization)
  }
}

/// What a user or a movie adds to the mean, whoever meets it.
public struct Biases: Sendable, Equatable {
  /// μ: the mean of the ratings that trained.
  public let mean: Float
  /// b_u, one a user.
  public let users: [Float]
  /// b_i, one a movie.
  public let movies: [Float]

  public init(mean: Float, users: [Float], movies: [Float]) {
    self.mean = mean
    self.users = users
    self.movies = movies
  }

  func parts(of user: UserIndex, _ movie: MovieIndex) -> [PredictionPart] {
    [
      PredictionPart(.mean, mean), PredictionPart(.user, users[user.position]),
      PredictionPart(.movie, movies[movie.position]),
    ]
  }
}
