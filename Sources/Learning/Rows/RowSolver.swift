import FactorKernels
import RatingData

/// Solves rows' least squares problems, one after another, in room of its own: one to a thread.
struct RowSolver: ~Copyable {
  typealias Vector = FactorRows.Vector

  private let size: Int
  private let vectors: Int
  private let matrix: AlignedMemory<Vector>
  private let right: AlignedMemory<Vector>
  private let solution: AlignedMemory<Vector>
  private let noise: AlignedMemory<Float>
  private let mask: AlignedMemory<Vector>
  private let priorRight: AlignedMemory<Vector>

  /// Unknowns from which on a few steps of conjugate gradients take less time to the same error than a
  /// factorization, measured on MovieLens 1M: 64 factors and a bias.
  private static let descentSize = 64
  /// As many as implicit and Spark take.
  private static let descentSteps = 3

  /// - Parameter unknowns: factors, and the bias where there is one.
  init(unknowns: Int, vectors: Int) {
    size = unknowns
    self.vectors = vectors
    matrix = AlignedMemory(count: max(2, size) * vectors)
    right = AlignedMemory(count: vectors)
    solution = AlignedMemory(count: vectors)
    noise = AlignedMemory(count: size)
    mask = AlignedMemory(count: vectors)
    priorRight = AlignedMemory(count: vectors)
    for lane in 0..<size { mask[lane / Vector.scalarCount][lane % Vector.scalarCount] = 1 }
  }

  /// Sets a row to the minimum of Σ (value − offset − x · z)² + ridge |z|² over its ratings, the features
  /// x and offsets those of the other side. A row without ratings becomes 0. Of many unknowns it comes
  /// nearer to the minimum with each sweep, and is not there at once.
  ///
  /// - Parameter prior: P of what is added to the sum, zᵀ P z, for each row the same.
  /// - Returns: the sum of squared errors that are left.
  func solve(
    _ row: Int, of rows: FactorRows, against others: FactorRows, ratings: RowRatings,
    ridge: Float, prior: UnsafePointer<Vector>? = nil
  ) -> Double {
    let descends = size >= Self.descentSize
    if descends { load(rows, row) }
    return withSystem(row, of: rows, against: others, ratings: ratings) { system in
      system.ridge = ridge
      system.prior = prior.map { UnsafeRawPointer($0) }
      return descends
        ? row_system_descend(&system, Self.descentSteps) : row_system_solve(&system)
    }
  }

  /// Starts from the row as it stands.
  private func load(_ rows: FactorRows, _ row: Int) {
    let start = rows.storage + row * vectors
    for vector in 0..<vectors { solution[vector] = start[vector] * mask[vector] }
    if size > rows.factors {
      solution[rows.factors / Vector.scalarCount][rows.factors % Vector.scalarCount] =
        rows.biases[row]
    }
  }

  /// Samples a row from its distribution given its ratings, the other side's rows, the prior, and the
  /// noise: normal with the precision and mean of the least squares problem.
  ///
  /// - Parameters:
  ///   - shift: what the row's prior mean is more than the others'.
  ///   - weights: those of the row's ratings, its own and the other side's; nil where all are 1.
  /// - Returns: the sum of squared errors that are left.
  func sample(
    _ row: Int, of rows: FactorRows, against others: FactorRows, ratings: RowRatings,
    prior: RowPrior, shift: UnsafePointer<Vector>?,
    weights: (row: Float, others: WeightedRows?) = (1, nil), with rng: inout SeededGenerator
  ) -> Double {
    // The whole system is divided by the row's weight.
    let deviation = prior.noiseDeviation / weights.row.squareRoot()
    for unknown in 0..<size { noise[unknown] = rng.standardNormal() * deviation }
    for vector in 0..<vectors {
      priorRight[vector] = prior.right[vector]
      if let shift { priorRight[vector] += prior.weights[vector] * shift[vector] }
      priorRight[vector] /= weights.row
    }
    return withSystem(row, of: rows, against: others, ratings: ratings) { system in
      system.prior = UnsafeRawPointer(prior.matrix.start)
      system.prior_right = UnsafeRawPointer(priorRight.start)
      system.prior_weight = 1 / weights.row
      system.noise = UnsafePointer(noise.start)
      if let others = weights.others {
        system.features = UnsafeRawPointer(others.features)
        system.roots = UnsafePointer(others.roots)
      }
      return row_system_solve(&system)
    }
  }

  /// Takes over what `solve` finds for a row's system.
  private func withSystem(
    _ row: Int, of rows: FactorRows, against others: FactorRows, ratings: RowRatings,
    _ solve: (inout RowSystem) -> Double
  ) -> Double {
    let range = ratings.range(row)
    return ratings.others.withUnsafeBufferPointer { otherRows in
      ratings.values.withUnsafeBufferPointer { values in
        guard let otherRows = otherRows.baseAddress, let values = values.baseAddress else {
          return 0
        }
        var system = RowSystem(
          features: others.storage, offsets: others.biases, roots: nil,
          others: otherRows + range.lowerBound, values: values + range.lowerBound,
          count: range.count, size: size, vectors: vectors, ridge: 0, prior: nil,
          prior_right: nil, prior_weight: 1, noise: nil, mask: mask.start, matrix: matrix.start,
          right: right.start, solution: solution.start)
        let error = solve(&system)
        rows.set(row, solution.start)
        return error
      }
    }
  }
}
