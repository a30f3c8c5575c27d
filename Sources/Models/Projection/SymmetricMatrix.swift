/// A symmetric matrix in double precision, row-major; small, as many rows as a model has factors.
package struct SymmetricMatrix: Sendable {
  package let size: Int
  package private(set) var values: [Double]

  package init(size: Int) {
    self.size = size
    values = [Double](repeating: 0, count: size * size)
  }

  /// w XᵀX.
  init(productOf matrix: FactorMatrix, weight: Double) {
    self.init(size: matrix.columns)
    let root = weight.squareRoot()
    for row in 0..<matrix.rows { addOuterProduct(of: matrix[row].map { Double($0) * root }) }
  }

  subscript(row: Int, column: Int) -> Double { values[row * size + column] }

  package mutating func addOuterProduct(of row: [Double]) {
    let size = size
    values.withUnsafeMutableBufferPointer { values in
      row.withUnsafeBufferPointer { row in
        for i in 0..<size {
          let factor = row[i]
          for j in 0..<size { values[i * size + j] += factor * row[j] }
        }
      }
    }
  }

  mutating func addToDiagonal(_ value: Double) {
    for i in 0..<size { values[i * size + i] += value }
  }

  package mutating func scale(by factor: Double) {
    for index in values.indices { values[index] *= factor }
  }

  var trace: Double { (0..<size).reduce(0) { $0 + self[$1, $1] } }
}

/// A matrix L with L Lᵀ a symmetric one.
struct CholeskyFactor: Sendable {
  let size: Int
  private let values: [Double]

  /// - Parameter matrix: positive definite.
  ///
  /// Source: Golub, Van Loan: Matrix Computations, algorithm 4.2.1.
  init(_ matrix: SymmetricMatrix) {
    let size = matrix.size
    var lower = matrix.values
    lower.withUnsafeMutableBufferPointer { lower in
      for i in 0..<size {
        for j in 0...i {
          var sum = lower[i * size + j]
          for k in 0..<j { sum -= lower[i * size + k] * lower[j * size + k] }
          if i == j {
            lower[i * size + i] = max(sum, .leastNormalMagnitude).squareRoot()
          } else {
            lower[i * size + j] = sum / lower[j * size + j]
          }
        }
      }
    }
    self.size = size
    values = lower
  }

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
