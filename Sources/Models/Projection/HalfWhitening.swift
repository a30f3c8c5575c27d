import Glibc

/// Factors turned into their principal axes, each of which is scaled by its variance to the power −1/4, so that a few
/// strong axes do not decide every cosine, nor weak ones count as much as they do where all variances are made equal.
///
///     y = V^(−1/4) Uᵀ (x − m)    C = Σ w (x − m)(x − m)ᵀ / Σ w = U V Uᵀ    m = Σ w x / Σ w
///
/// −1/2 would be whitening. The exponent was chosen by how often the neighbours of a movie are of its series. Compare Mu,
/// Viswanath: All-but-the-Top: Simple and Effective Postprocessing for Word Representations, ICLR 2018, who take the
/// strongest axes out altogether.
package struct HalfWhitening: Sendable {
  private let size: Int
  private let mean: [Float]
  /// U V^(−1/4): a row a factor, a column an axis.
  private let axes: [Float]

  /// The least variance of an axis, as a part of the greatest one: below it rounding is scaled up.
  private static let leastShare = 1e-6

  /// - Parameter weights: of each row, 0 or more; of no weight at all nothing is learned, and rows become 0.
  package init(of matrix: FactorMatrix, weights: [Float]) {
    precondition(weights.count == matrix.rows, "\(weights.count) weights of \(matrix.rows) rows")
    let size = matrix.columns
    let total = weights.reduce(0.0) { $0 + Double($1) }
    var mean = [Double](repeating: 0, count: size)
    let rows = (0..<matrix.rows).filter { weights[$0] > 0 && matrix[$0].allSatisfy(\.isFinite) }
    for row in rows {
      let weight = Double(weights[row]) / total
      for (column, value) in matrix[row].enumerated() { mean[column] += weight * Double(value) }
    }
    var covariance = SymmetricMatrix(size: size)
    for row in rows {
      let root = (Double(weights[row]) / total).squareRoot()
      covariance.addOuterProduct(of: zip(matrix[row], mean).map { root * (Double($0) - $1) })
    }
    let eigen = SymmetricEigen(covariance)
    let floor = max((eigen.values.first ?? 0) * Self.leastShare, .leastNormalMagnitude)
    var axes = [Float](repeating: 0, count: size * size)
    for (axis, (variance, direction)) in zip(eigen.values, eigen.vectors).enumerated() {
      let scale = pow(max(variance, floor), -0.25)
      for (factor, element) in direction.enumerated() {
        axes[factor * size + axis] = Float(scale * element)
      }
    }
    self.size = size
    self.mean = mean.map { Float($0) }
    self.axes = axes
  }

  /// Writes a row turned so, of length 1; zeros where it has no direction.
  package func writeUnit(_ row: ArraySlice<Float>, to target: UnsafeMutablePointer<Float>) {
    precondition(row.count == size, "\(row.count) factors instead of \(size)")
    target.update(repeating: 0, count: size)
    axes.withUnsafeBufferPointer { axes in
      for (factor, value) in row.enumerated() {
        let centred = value - mean[factor]
        for axis in 0..<size { target[axis] += centred * axes[factor * size + axis] }
      }
    }
    var square: Float = 0
    for axis in 0..<size { square += target[axis] * target[axis] }
    let scale = square > 0 && square.isFinite ? 1 / square.squareRoot() : 0
    for axis in 0..<size { target[axis] = scale > 0 ? target[axis] * scale : 0 }
  }
}
