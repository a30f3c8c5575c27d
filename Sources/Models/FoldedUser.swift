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
///     x_i · z = Σ_j (x_iᵀ A⁻¹ x_j) (r_j − c_j)
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

  private let ratings: [MovieRating]
  private let shares: Shares

  /// How a prediction splits.
  private enum Shares: Sendable {
    /// x; A⁻¹ x_j, one row a rating; r_j − c_j.
    case solved(features: FactorMatrix, solved: [[Double]], residuals: [Double])
    /// By rating and movie.
    case given([[Float]])
  }

  /// A user whose prediction is a plain sum over their ratings.
  ///
  /// - Parameter contributions: one row a rating, one number a movie.
  init(scores: [Float], of ratings: [MovieRating], contributions: [[Float]]) {
    self.scores = scores
    self.ratings = ratings
    shares = .given(contributions)
  }

  /// - Parameters:
  ///   - features: x, one row a movie.
  ///   - offsets: c, one a movie.
  ///   - weightOfAll: α₀ of a term α₀ Σ_i (x_i · z)² over all movies.
  init(
    _ ratings: [MovieRating], features: FactorMatrix, offsets: [Float], regularization: Double,
    weightOfAll: Double = 0
  ) {
    let rows = ratings.map { features[$0.movie.position].map { Double($0) } }
    let residuals = ratings.map { Double($0.rating) - Double(offsets[$0.movie.position]) }
    let count = features.columns
    var normal = SymmetricMatrix(size: count)
    if weightOfAll > 0 {
      let root = weightOfAll.squareRoot()
      for movie in 0..<features.rows {
        normal.addOuterProduct(of: features[movie].map { Double($0) * root })
      }
    }
    for row in rows { normal.addOuterProduct(of: row) }
    // The smallest term keeps A invertible where λ is 0 and there are fewer ratings than features.
    normal.addToDiagonal(max(regularization * Double(ratings.count), 1e-6))
    let factor = normal.cholesky()
    var user = [Double](repeating: 0, count: count)
    let solved = rows.map { factor.solve($0) }
    for (row, residual) in zip(solved, residuals) {
      for column in 0..<count { user[column] += row[column] * residual }
    }
    scores = (0..<features.rows).map { movie in
      let product = zip(features[movie], user).reduce(0.0) { $0 + Double($1.0) * $1.1 }
      return Float(Double(offsets[movie]) + product)
    }
    self.ratings = ratings
    shares = .solved(features: features, solved: solved, residuals: residuals)
  }

  /// What each of the user's ratings adds to the prediction for a movie, in the ratings' order.
  public func reasons(for movie: MovieIndex) -> [Reason] {
    ratings.indices.map { index in
      Reason(movie: ratings[index].movie, contribution: contribution(of: index, to: movie))
    }
  }

  private func contribution(of index: Int, to movie: MovieIndex) -> Float {
    switch shares {
    case .given(let contributions): return contributions[index][movie.position]
    case .solved(let features, let solved, let residuals):
      let weight = zip(features[movie.position], solved[index])
        .reduce(0.0) { $0 + Double($1.0) * $1.1 }
      return Float(weight * residuals[index])
    }
  }
}

/// A symmetric matrix in double precision, row-major; small, as many rows as a model has factors.
private struct SymmetricMatrix {
  let size: Int
  private var values: [Double]

  init(size: Int) {
    self.size = size
    values = [Double](repeating: 0, count: size * size)
  }

  mutating func addOuterProduct(of row: [Double]) {
    for i in 0..<size {
      for j in 0..<size { values[i * size + j] += row[i] * row[j] }
    }
  }

  mutating func addToDiagonal(_ value: Double) {
    for i in 0..<size { values[i * size + i] += value }
  }

  /// L with L Lᵀ this matrix, which must be positive definite.
  ///
  /// Source: Golub, Van Loan: Matrix Computations, algorithm 4.2.1.
  func cholesky() -> Lower {
    var lower = values
    for j in 0..<size {
      for k in 0..<j {
        for i in j..<size { lower[i * size + j] -= lower[i * size + k] * lower[j * size + k] }
      }
      let root = max(lower[j * size + j], .leastNormalMagnitude).squareRoot()
      for i in j..<size { lower[i * size + j] /= root }
    }
    return Lower(size: size, values: lower)
  }

  struct Lower {
    let size: Int
    let values: [Double]

    /// x with L Lᵀ x = b: forward, then backward substitution.
    func solve(_ b: [Double]) -> [Double] {
      var x = b
      for i in 0..<size {
        for k in 0..<i { x[i] -= values[i * size + k] * x[k] }
        x[i] /= values[i * size + i]
      }
      for i in (0..<size).reversed() {
        for k in (i + 1)..<max(i + 1, size) { x[i] -= values[k * size + i] * x[k] }
        x[i] /= values[i * size + i]
      }
      return x
    }
  }
}
