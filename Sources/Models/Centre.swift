/// Where rows of factors lie on the whole, and how far each is from there.
///
/// Measures that take the mean out need both for each query, and each is a pass over all rows.
struct Centre: Sendable {
  /// m: the mean of all rows that are finite numbers, one a column.
  let mean: [Float]
  /// |b − m|, one a row.
  let distances: [Float]

  init(of matrix: FactorMatrix) {
    let mean = Self.mean(of: matrix)
    self.mean = mean
    distances = matrix.filled { range, distances in
      matrix.forEachRow(of: range, mean) { row, sums in
        distances[row] = sums.distance.squareRoot()
      }
    }
  }

  private static func mean(of matrix: FactorMatrix) -> [Float] {
    var sums = [Double](repeating: 0, count: matrix.columns)
    var count = 0
    matrix.values.withUnsafeBufferPointer { values in
      for start in stride(from: 0, to: values.count, by: max(1, matrix.columns)) {
        let row = UnsafeBufferPointer(rebasing: values[start..<start + matrix.columns])
        guard row.areFinite else { continue }
        count += 1
        for column in row.indices { sums[column] += Double(row[column]) }
      }
    }
    return sums.map { Float($0 / Double(max(1, count))) }
  }
}

extension UnsafeBufferPointer<Float> {
  /// Whether all are finite numbers, without a branch for each.
  fileprivate var areFinite: Bool {
    // All bits of the exponent are set in what is not finite.
    let exponents: UInt32 = 0x7F80_0000
    return reduce(0) { Swift.max($0, $1.bitPattern & exponents) } < exponents
  }
}
