/// The eigenvalues of a symmetric matrix, largest first, and their vectors.
package struct SymmetricEigen {
  package let values: [Double]
  /// One row an eigenvalue, of length 1.
  package let vectors: [[Double]]

  /// Sweeps after which off-diagonal elements are gone for any matrix that was met; each sweep squares what is left.
  private static let mostSweeps = 30

  /// By rotations that clear one pair of elements after the other.
  ///
  /// Source: Golub, Van Loan: Matrix Computations, algorithm 8.5.2 (cyclic Jacobi).
  package init(_ matrix: SymmetricMatrix) {
    let size = matrix.size
    var a = matrix.values
    var v = [Double](repeating: 0, count: size * size)
    for i in 0..<size { v[i * size + i] = 1 }
    a.withUnsafeMutableBufferPointer { a in
      v.withUnsafeMutableBufferPointer { v in
        for _ in 0..<Self.mostSweeps {
          guard Self.sweep(a, v, size) else { break }
        }
      }
    }
    let diagonal = (0..<size).map { a[$0 * size + $0] }
    let order = diagonal.indices.sorted {
      diagonal[$0] > diagonal[$1] || (diagonal[$0] == diagonal[$1] && $0 < $1)
    }
    values = order.map { diagonal[$0] }
    vectors = order.map { row in Array(v[row * size..<(row + 1) * size]) }
  }

  /// One rotation for each pair of rows; false where all that is off the diagonal is gone.
  ///
  /// - Parameter v: the vectors so far, one a row.
  private static func sweep(
    _ a: UnsafeMutableBufferPointer<Double>, _ v: UnsafeMutableBufferPointer<Double>, _ size: Int
  ) -> Bool {
    var off = 0.0
    var all = 0.0
    for i in 0..<size {
      for j in 0..<size {
        let square = a[i * size + j] * a[i * size + j]
        all += square
        if i != j { off += square }
      }
    }
    guard off > all * 1e-28, off.isFinite else { return false }
    for p in 0..<size {
      for q in p + 1..<max(p + 1, size) {
        let element = a[p * size + q]
        guard element != 0 else { continue }
        let tau = (a[q * size + q] - a[p * size + p]) / (2 * element)
        let t = (tau >= 0 ? 1 : -1) / (abs(tau) + (1 + tau * tau).squareRoot())
        let c = 1 / (1 + t * t).squareRoot()
        let s = t * c
        for k in 0..<size {
          let (x, y) = (a[k * size + p], a[k * size + q])
          a[k * size + p] = c * x - s * y
          a[k * size + q] = s * x + c * y
        }
        for k in 0..<size {
          let (x, y) = (a[p * size + k], a[q * size + k])
          a[p * size + k] = c * x - s * y
          a[q * size + k] = s * x + c * y
          let (e, f) = (v[p * size + k], v[q * size + k])
          v[p * size + k] = c * e - s * f
          v[q * size + k] = s * e + c * f
        }
      }
    }
    return true
  }
}
