import FactorKernels

/// Solves rows' least squares problems, one after another, in room of its own: one to a thread.
struct RowSolver: ~Copyable {
  typealias Vector = FactorRows.Vector

  private let size: Int
  private let vectors: Int
  private let matrix: UnsafeMutablePointer<Vector>
  private let right: UnsafeMutablePointer<Vector>
  private let solution: UnsafeMutablePointer<Vector>

  init(factors: Int, vectors: Int) {
    size = factors + 1
    self.vectors = vectors
    matrix = .allocateVectors(size * vectors)
    right = .allocateVectors(vectors)
    solution = .allocateVectors(vectors)
  }

  deinit {
    matrix.deallocateVectors()
    right.deallocateVectors()
    solution.deallocateVectors()
  }

  /// Sets a row to the minimum of Σ (value − offset − x · z)² + ridge |z|² over its ratings, the features
  /// x and offsets those of the other side. A row without ratings becomes 0.
  ///
  /// - Returns: the sum of squared errors that are left.
  func solve(
    _ row: Int, of rows: FactorRows, against others: FactorRows, ratings: RowRatings, ridge: Float
  ) -> Double {
    let range = ratings.range(row)
    return ratings.others.withUnsafeBufferPointer { otherRows in
      ratings.values.withUnsafeBufferPointer { values in
        guard let otherRows = otherRows.baseAddress, let values = values.baseAddress else {
          return 0
        }
        var system = RowSystem(
          features: others.storage, offsets: others.biases,
          others: otherRows + range.lowerBound, values: values + range.lowerBound,
          count: range.count, size: size, vectors: vectors, ridge: ridge,
          prior: nil,
          prior_right: nil, noise: nil, matrix: matrix, right: right, solution: solution)
        let error = row_system_solve(&system)
        rows.set(row, solution)
        return error
      }
    }
  }
}
