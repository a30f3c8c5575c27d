/// A row's A and b, put together from its ratings and the other side's rows:
///
///     A = Σ w x xᵀ + D    b = Σ w x (r − offset) + d
///
/// x is the row of the other side, with a 1 for the bias, offset the bias there, D and d what is known besides.
struct RowProblem {
  private(set) var matrix: [Double]
  private(set) var right: [Double]
  let ratings: Int

  /// - Parameters:
  ///   - unknowns: factors, and the bias where there is one.
  ///   - weights: w, by row of the other side; 1 where nil.
  init(
    _ row: Int, unknowns: Int, against others: FactorRows, ratings: RowRatings,
    weights: [Float]? = nil
  ) {
    var matrix = [Double](repeating: 0, count: unknowns * unknowns)
    var right = [Double](repeating: 0, count: unknowns)
    for entry in ratings.range(row) {
      let other = Int(ratings.others[entry])
      let weight = weights.map { Double($0[other]) } ?? 1
      let features = (0..<unknowns).map { Double(others[other, $0]) }
      let target = Double(ratings.values[entry] - others.biases[other])
      for i in 0..<unknowns {
        right[i] += weight * features[i] * target
        for j in 0..<unknowns { matrix[i * unknowns + j] += weight * features[i] * features[j] }
      }
    }
    self.matrix = matrix
    self.right = right
    self.ratings = ratings.range(row).count
  }

  private var size: Int { right.count }

  /// Adds to the diagonal, and to b.
  mutating func add(diagonal: [Double], right more: [Double]? = nil) {
    for i in 0..<size {
      matrix[i * size + i] += diagonal[i]
      right[i] += more?[i] ?? 0
    }
  }

  /// Adds a symmetric matrix.
  mutating func add(_ element: (_ row: Int, _ column: Int) -> Double) {
    for i in 0..<size {
      for j in 0..<size { matrix[i * size + j] += element(i, j) }
    }
  }

  /// A⁻¹ b and the diagonal of A⁻¹, by Cholesky's A = L Lᵀ; 0 for what nothing is known of.
  ///
  /// - Complexity: O(unknowns³).
  func solve() -> (solution: [Double], inverseDiagonal: [Double]) {
    let lower = factor()
    var solution = [Double](repeating: 0, count: size)
    var diagonal = [Double](repeating: 0, count: size)
    // A⁻¹ = L⁻ᵀ L⁻¹: with the columns c of L⁻¹, (A⁻¹)_jj = c_j · c_j and A⁻¹ b = Σ over rows of L⁻ᵀ (L⁻¹ b).
    let columns = (0..<size).map { column(of: $0, lower) }
    var forward = [Double](repeating: 0, count: size)
    for (j, column) in columns.enumerated() {
      diagonal[j] = column.reduce(0) { $0 + $1 * $1 }
      for i in j..<size { forward[i] += column[i] * right[j] }
    }
    for (j, column) in columns.enumerated() {
      solution[j] = (j..<size).reduce(0) { $0 + column[$1] * forward[$1] }
    }
    return (solution, diagonal)
  }

  /// L, row by row. A column without a pivot is 0.
  private func factor() -> [Double] {
    var lower = [Double](repeating: 0, count: size * size)
    for j in 0..<size {
      let pivot = (0..<j).reduce(matrix[j * size + j]) {
        $0 - lower[j * size + $1] * lower[j * size + $1]
      }
      guard pivot > 1e-12 else { continue }
      let root = pivot.squareRoot()
      lower[j * size + j] = root
      for i in (j + 1)..<max(j + 1, size) {
        let rest = (0..<j).reduce(matrix[i * size + j]) {
          $0 - lower[i * size + $1] * lower[j * size + $1]
        }
        lower[i * size + j] = rest / root
      }
    }
    return lower
  }

  /// A column of L⁻¹.
  private func column(of j: Int, _ lower: [Double]) -> [Double] {
    var column = [Double](repeating: 0, count: size)
    for i in j..<size where lower[i * size + i] > 0 {
      let rest = (j..<i).reduce(i == j ? 1 : 0) { $0 - lower[i * size + $1] * column[$1] }
      column[i] = rest / lower[i * size + i]
    }
    return column
  }
}
