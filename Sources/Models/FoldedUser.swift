import RatingData

/// A user whose side of the model was solved for, the movies' side held fixed.
///
/// With x_i the features of movie i and c_i what the model expects of it from anyone, the user's
/// vector z minimizes, over the n ratings r_j,
///
///     Σ_j (r_j − c_j − x_j · z)² + λ n |z|²        so  z = A⁻¹ Σ_j x_j (r_j − c_j),  A = XᵀX + λ n I
///
/// and the prediction c_i + x_i · z splits into one share for each rating:
///
///     x_i · z = Σ_j (A⁻¹ x_i)ᵀ x_j (r_j − c_j)
///
/// Source: Hu, Koren, Volinsky: Collaborative Filtering for Implicit Feedback Datasets, ICDM 2008,
/// section 5, for the shares; Zhou et al.: Large-Scale Parallel Collaborative Filtering for the Netflix
/// Prize, AAIM 2008, for λ weighted by n.
public struct FoldedUser: Sendable {
  /// What a rating adds to a prediction.
  public struct Reason: Sendable, Equatable {
    public let movie: MovieIndex
    public let contribution: Float
  }

  /// The prediction for every movie, by `MovieIndex`, not clipped to the scale.
  public let scores: [Float]
  /// How far apart the ratings move the scores of two movies at the most; 0 where they say nothing of the user's taste.
  public let reach: Float
  /// z: where the user stands among the features; nil where the model has none.
  public let vector: [Float]?

  private let ratings: [MovieRating]
  private let shares: Shares

  /// How a prediction splits.
  private enum Shares: Sendable {
    /// x; the factor of A; x_j and r_j − c_j, one a rating.
    case solved(
      features: FactorMatrix, factor: CholeskyFactor, rows: [[Double]], residuals: [Double])
    /// Movies × movies: the row of a rating's movie has what it adds to each.
    case weights(FactorMatrix)
    /// No rating adds anything.
    case none
  }

  /// A user whose prediction is a plain sum of weights over their ratings.
  ///
  /// - Parameter weights: a row for each movie that can be rated, with what it adds to the score of each movie.
  init(scores: [Float], of ratings: [MovieRating], weights: FactorMatrix) {
    self.scores = scores
    reach = Self.span(of: scores)
    vector = nil
    self.ratings = ratings
    shares = .weights(weights)
  }

  /// A user whose ratings change nothing of what anybody gets.
  init(unmovedScores scores: [Float], of ratings: [MovieRating]) {
    self.scores = scores
    reach = 0
    vector = nil
    self.ratings = ratings
    shares = .none
  }

  /// - Parameters:
  ///   - features: x, one row a movie.
  ///   - offsets: c, one a movie.
  ///   - all: α₀ XᵀX of a term α₀ Σ_i (x_i · z)² over all movies; nil without one.
  init(
    _ ratings: [MovieRating], features: FactorMatrix, offsets: [Float], regularization: Double,
    ofAll all: SymmetricMatrix? = nil
  ) {
    let system = RidgeSystem(
      ratings, features: features, offsets: offsets, regularization: regularization, ofAll: all)
    let user = system.solution
    vector = user.map(Float.init)
    let products = (0..<features.rows).map { movie in
      zip(features[movie], user).reduce(0.0) { $0 + Double($1.0) * $1.1 }
    }
    scores = zip(offsets, products).map { Float(Double($0) + $1) }
    reach = Self.span(of: products.map { Float($0) })
    self.ratings = ratings
    shares = .solved(
      features: features, factor: system.factor, rows: system.rows, residuals: system.residuals)
  }

  /// z alone, without a prediction.
  ///
  /// - Parameter offsets: c, one a movie; nil where all are 0.
  static func vector(
    of ratings: [MovieRating], features: FactorMatrix, offsets: [Float]?, regularization: Double
  ) -> [Float] {
    RidgeSystem(ratings, features: features, offsets: offsets, regularization: regularization)
      .solution.map(Float.init)
  }

  private static func span(of values: [Float]) -> Float {
    guard let least = values.min(), let greatest = values.max() else { return 0 }
    return greatest - least
  }

  /// What each of the user's ratings adds to the prediction for a movie, in the ratings' order.
  public func reasons(for movie: MovieIndex) -> [Reason] {
    zip(ratings, contributions(to: movie)).map { rating, contribution in
      Reason(movie: rating.movie, contribution: contribution)
    }
  }

  private func contributions(to movie: MovieIndex) -> [Float] {
    switch shares {
    case .none: return ratings.map { _ in 0 }
    case .weights(let weights):
      return ratings.map { weights.values[$0.movie.position * weights.columns + movie.position] }
    case .solved(let features, let factor, let rows, let residuals):
      let weights = factor.solve(features[movie.position].map { Double($0) })
      return zip(rows, residuals).map { row, residual in
        Float(zip(row, weights).reduce(0.0) { $0 + $1.0 * $1.1 } * residual)
      }
    }
  }
}

/// A z = b of a user, factorized.
private struct RidgeSystem {
  let factor: CholeskyFactor
  /// x_j and r_j − c_j, one a rating.
  let rows: [[Double]]
  let residuals: [Double]

  init(
    _ ratings: [MovieRating], features: FactorMatrix, offsets: [Float]?, regularization: Double,
    ofAll all: SymmetricMatrix? = nil
  ) {
    rows = ratings.map { features[$0.movie.position].map { Double($0) } }
    residuals = ratings.map {
      Double($0.rating) - Double(offsets?[$0.movie.position] ?? 0)
    }
    var normal = all ?? SymmetricMatrix(size: features.columns)
    for row in rows { normal.addOuterProduct(of: row) }
    // The smallest term keeps A invertible where λ is 0 and there are fewer ratings than features.
    normal.addToDiagonal(max(regularization * Double(ratings.count), 1e-6))
    factor = CholeskyFactor(normal)
  }

  /// z.
  var solution: [Double] {
    var sum = [Double](repeating: 0, count: factor.size)
    for (row, residual) in zip(rows, residuals) {
      for (column, value) in row.enumerated() { sum[column] += value * residual }
    }
    return factor.solve(sum)
  }
}
