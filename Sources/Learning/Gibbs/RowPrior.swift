/// What is believed of every row of a side before its ratings are seen: each unknown normal, with a mean and
/// a precision of its own. Divided by the precision of the ratings, as the least squares problem has it.
final class RowPrior: Sendable {
  typealias Vector = FactorRows.Vector

  let matrix: AlignedMemory<Vector>
  let right: AlignedMemory<Vector>
  /// The diagonal of the matrix.
  let weights: AlignedMemory<Vector>
  /// The standard deviation of a rating.
  let noiseDeviation: Float

  /// - Parameter precision: that of a rating.
  init(means: [Float], precisions: [Float], precision: Float, vectors: Int) {
    matrix = AlignedMemory(count: means.count * vectors)
    right = AlignedMemory(count: vectors)
    weights = AlignedMemory(count: vectors)
    noiseDeviation = 1 / precision.squareRoot()
    for unknown in means.indices {
      let (vector, lane) = unknown.quotientAndRemainder(dividingBy: Vector.scalarCount)
      let weight = precisions[unknown] / precision
      matrix[unknown * vectors + vector][lane] = weight
      weights[vector][lane] = weight
      right[vector][lane] = weight * means[unknown]
    }
  }
}
