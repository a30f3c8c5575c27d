import FactorKernels

/// A weighted sum of the outer products of all rows of a side: Σ x xᵀ.
final class RowGram: @unchecked Sendable {
  // Unchecked, since it holds a pointer; nobody writes through it after `init`.
  typealias Vector = FactorRows.Vector

  let rows: FactorRows
  /// Factors × vectors, symmetric.
  let matrix: UnsafeMutablePointer<Vector>

  init(of rows: FactorRows, weight: Float) {
    self.rows = rows
    let count = rows.factors * rows.vectors
    matrix = .allocateVectors(count)
    row_gram(rows.storage, rows.count, rows.factors, rows.vectors, matrix)
    for index in 0..<count { matrix[index] *= weight }
  }

  deinit { matrix.deallocateVectors() }
}
