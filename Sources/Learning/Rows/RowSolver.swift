import FactorKernels
import RatingData

/// Solves rows' least squares problems, one after another, in room of its own: one to a thread.
struct RowSolver: ~Copyable {
  typealias Vector = FactorRows.Vector

  private let size: Int
  private let vectors: Int
  private let matrix: UnsafeMutablePointer<Vector>
  private let right: UnsafeMutablePointer<Vector>
  private let solution: UnsafeMutablePointer<Vector>
  private let noise: UnsafeMutablePointer<Float>

  init(factors: Int, vectors: Int) {
    size = factors + 1
    self.vectors = vectors
    matrix = .allocateVectors(size * vectors)
    right = .allocateVectors(vectors)
    solution = .allocateVectors(vectors)
    noise = .allocate(capacity: size)
    noise.initialize(repeating: 0, count: size)
  }

  deinit {
    matrix.deallocateVectors()
    right.deallocateVectors()
    solution.deallocateVectors()
    noise.deallocate()
  }

  /// Sets a row to the minimum of Σ (value − offset − x · z)² + ridge |z|² over its ratings, the features
  /// x and offsets those of the other side. A row without ratings becomes 0.
  ///
  /// - Returns: the sum of squared errors that are left.
  func solve(
    _ row: Int, of rows: FactorRows, against others: FactorRows, ratings: RowRatings, ridge: Float
  ) -> Double {
    solve(row, of: rows, against: others, ratings: ratings) { $0.ridge = ridge }
  }

  /// Draws a row from its distribution given its ratings, the other side's rows, the prior, and the
  /// noise: normal with the precision and mean of the least squares problem.
  ///
  /// - Returns: the sum of squared errors that are left.
  func draw(
    _ row: Int, of rows: FactorRows, against others: FactorRows, ratings: RowRatings,
    prior: RowPrior, with rng: inout SeededGenerator
  ) -> Double {
    for unknown in 0..<size { noise[unknown] = rng.standardNormal() * prior.noiseDeviation }
    return solve(row, of: rows, against: others, ratings: ratings) { system in
      system.prior = UnsafeRawPointer(prior.matrix)
      system.prior_right = UnsafeRawPointer(prior.right)
      system.noise = UnsafePointer(noise)
    }
  }

  private func solve(
    _ row: Int, of rows: FactorRows, against others: FactorRows, ratings: RowRatings,
    _ set: (inout RowSystem) -> Void
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
          count: range.count, size: size, vectors: vectors, ridge: 0, prior: nil,
          prior_right: nil, noise: nil, matrix: matrix, right: right, solution: solution)
        set(&system)
        let error = row_system_solve(&system)
        rows.set(row, solution)
        return error
      }
    }
  }
}
