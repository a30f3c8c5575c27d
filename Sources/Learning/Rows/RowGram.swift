import FactorKernels

/// A weighted sum of the outer products of all rows of a side: Σ x xᵀ.
final class RowGram: Sendable {
  typealias Vector = FactorRows.Vector

  let rows: FactorRows
  private let memory: AlignedMemory<Vector>

  init(of rows: FactorRows, weight: Float) {
    self.rows = rows
    let count = rows.factors * rows.vectors
    memory = AlignedMemory(count: count)
    row_gram(rows.storage, rows.count, rows.factors, rows.vectors, memory.start)
    for index in 0..<count { memory[index] *= weight }
  }

  subscript(row: Int, column: Int) -> Float {
    memory[row * rows.vectors + column / Vector.scalarCount][column % Vector.scalarCount]
  }

  /// Factors × vectors, symmetric.
  var matrix: UnsafePointer<Vector> { UnsafePointer(memory.start) }
}
