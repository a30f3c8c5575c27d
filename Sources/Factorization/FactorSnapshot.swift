import RatingData

/// A model as it stood at one moment of its training: immutable, free to cross threads.
///
///     rating(u, i) ≈ p_u · q_i                      without biases
///     rating(u, i) ≈ μ + b_u + b_i + p_u · q_i      with them
public struct FactorSnapshot: Sendable, Equatable {
  /// Epochs whose batches are all in these factors.
  public let epoch: Int
  /// The validation loss that was measured on exactly these factors; nil inside an epoch.
  public let validationLoss: Double?
  /// p: one row a user.
  public let userFactors: FactorMatrix
  /// q: one row a movie.
  public let movieFactors: FactorMatrix
  /// μ, b_u and b_i; nil where the model has none.
  public let biases: Biases?

  public init(
    epoch: Int, validationLoss: Double?, userFactors: FactorMatrix, movieFactors: FactorMatrix,
    biases: Biases? = nil
  ) {
    precondition(
      userFactors.columns == movieFactors.columns,
      "users have \(userFactors.columns) factors and movies \(movieFactors.columns)")
    self.epoch = epoch
    self.validationLoss = validationLoss
    self.userFactors = userFactors
    self.movieFactors = movieFactors
    self.biases = biases
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
  }

  /// The rating that the model expects, on the scale of the data but not clipped to it.
  ///
  /// The same to the last bit as in a list of recommendations.
  public func predict(_ user: UserIndex, _ movie: MovieIndex) -> Float {
    let product = movieFactors.product(of: movie.position, with: userFactors[user.position])
    return rating(product, user, movie)
  }

  /// The expected rating that a product of factors comes to: the one order in which biases are added.
  @inline(__always)
  func rating(_ product: Float, _ user: UserIndex, _ movie: MovieIndex) -> Float {
    guard let biases else { return product }
    return product + (biases.mean + biases.users[user.position]) + biases.movies[movie.position]
  }
}
