/// Factors of all users or of all movies: `rows` × `columns`, row-major, without padding.
public struct FactorMatrix: Sendable, Equatable {
  public let rows: Int
  /// The number of factors, k.
  public let columns: Int
  /// `rows * columns` values.
  public let values: [Float]

  public init(rows: Int, columns: Int, values: [Float]) {
    precondition(
      values.count == rows * columns,
      "\(rows) × \(columns) factors need \(rows * columns) values, not \(values.count)")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// One row's factors.
  public subscript(row: Int) -> ArraySlice<Float> {
    values[row * columns..<(row + 1) * columns]
  }
}

extension FactorMatrix {
  /// How near each row is to `query`, row by row, in ascending order of rows.
  func forEachScore(
    against query: ArraySlice<Float>, measure: Similarity, _ body: (_ row: Int, Float) -> Void
  ) {
    switch measure {
    case .dot, .weight: forEachRow(query) { row, sums in body(row, sums.product) }
    case .cosine:
      let norm = query.reduce(0) { $0 + $1 * $1 }.squareRoot()
      forEachRow(query) { row, sums in
        let norms = norm * sums.square.squareRoot()
        body(row, norms == 0 ? 0 : Similarity.unit(sums.product / norms))
      }
    case .centred:
      let mean = mean
      let centred = zip(query, mean).map { $0 - $1 }
      let norm = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
      // (b − m)·a′ = b·a′ − m·a′ and |b − m|, with a′ the query less the mean: no copy of the matrix.
      let offset = zip(mean, centred).reduce(0) { $0 + $1.0 * $1.1 }
      var distances: [Float] = []
      distances.reserveCapacity(rows)
      forEachRow(mean[...]) { _, sums in distances.append(sums.distance) }
      forEachRow(centred[...]) { row, sums in
        let norms = norm * distances[row].squareRoot()
        body(row, norms == 0 ? 0 : Similarity.unit((sums.product - offset) / norms))
      }
    case .euclidean:
      forEachRow(query) { row, sums in body(row, 1 / (1 + sums.distance.squareRoot())) }
    }
  }

  /// The mean of all rows that are finite numbers.
  private var mean: [Float] {
    var sums = [Double](repeating: 0, count: columns)
    var count = 0
    for row in 0..<rows {
      let row = self[row]
      guard row.allSatisfy(\.isFinite) else { continue }
      count += 1
      for (column, value) in row.enumerated() { sums[column] += Double(value) }
    }
    return sums.map { Float($0 / Double(max(1, count))) }
  }

  /// The product of one row and `query`, in the lane order of `forEachScore`: the same bits.
  func product(of row: Int, with query: ArraySlice<Float>) -> Float {
    let row = self[row]
    precondition(query.count == columns, "\(query.count) factors against \(columns)")
    return query.withUnsafeBytes { query in
      row.withUnsafeBytes { row in
        guard let query = query.baseAddress, let row = row.baseAddress else { return 0 }
        return Sums(query, row, count: columns).product
      }
    }
  }

  /// What one pass over a row gives; the compiler drops those that nobody asks for.
  struct Sums {
    /// a·b
    var product: Float
    /// |b|²
    var square: Float
    /// |a − b|²
    var distance: Float
  }

  @inline(__always)
  private func forEachRow(_ query: ArraySlice<Float>, _ body: (Int, Sums) -> Void) {
    precondition(query.count == columns, "\(query.count) factors against \(columns)")
    query.withUnsafeBytes { query in
      values.withUnsafeBytes { values in
        guard let query = query.baseAddress, let start = values.baseAddress else {
          for row in 0..<rows { body(row, Sums(product: 0, square: 0, distance: 0)) }
          return
        }
        let stride = columns * MemoryLayout<Float>.stride
        for row in 0..<rows { body(row, Sums(query, start + row * stride, count: columns)) }
      }
    }
  }
}

extension FactorMatrix.Sums {
  /// Eight lanes at a time, and what is left of the row one by one.
  @inline(__always)
  fileprivate init(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, count: Int) {
    typealias Vector = SIMD8<Float>
    var products = Vector.zero
    var squares = Vector.zero
    var distances = Vector.zero
    var offset = 0
    let end = count * MemoryLayout<Float>.stride
    while offset + MemoryLayout<Vector>.size <= end {
      let x = a.loadUnaligned(fromByteOffset: offset, as: Vector.self)
      let y = b.loadUnaligned(fromByteOffset: offset, as: Vector.self)
      products += x * y
      squares += y * y
      distances += (x - y) * (x - y)
      offset += MemoryLayout<Vector>.size
    }
    product = products.treeSum
    square = squares.treeSum
    distance = distances.treeSum
    while offset < end {
      let x = a.load(fromByteOffset: offset, as: Float.self)
      let y = b.load(fromByteOffset: offset, as: Float.self)
      product += x * y
      square += y * y
      distance += (x - y) * (x - y)
      offset += MemoryLayout<Float>.stride
    }
  }
}

extension Similarity {
  /// Rounding may carry a cosine past 1; not a number stays so.
  fileprivate static func unit(_ cosine: Float) -> Float {
    cosine > 1 ? 1 : cosine < -1 ? -1 : cosine
  }
}
