import Concurrency

/// Factors of all users or of all movies: `rows` × `columns`, row-major, without padding.
public struct FactorMatrix: Sendable, Equatable {
  public let rows: Int
  /// The number of factors, k.
  public let columns: Int
  /// `rows * columns` values.
  public let values: [Float]
  /// Found when it is asked for first, and kept as long as the rows: every other query needs it, too.
  private let found = Guarded<Centre?>(nil)

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

  public static func == (a: Self, b: Self) -> Bool {
    a.rows == b.rows && a.columns == b.columns && a.values == b.values
  }

  /// The centre of all rows.
  fileprivate var centre: Centre {
    found.withLock { found in
      if let found { return found }
      let new = Centre(of: self)
      found = new
      return new
    }
  }
}

extension FactorMatrix {
  /// These rows, in this order.
  package func rows(_ order: [Int]) -> FactorMatrix {
    let columns = columns
    let values = [Float](unsafeUninitializedCapacity: order.count * columns) { buffer, filled in
      for (place, row) in order.enumerated() {
        for (column, value) in self[row].enumerated() { buffer[place * columns + column] = value }
      }
      filled = order.count * columns
    }
    return FactorMatrix(rows: order.count, columns: columns, values: values)
  }
}

extension FactorMatrix {
  /// How near each row is to `query`, row by row, in ascending order of rows.
  func forEachScore(
    against query: ArraySlice<Float>, measure: Similarity, _ body: (_ row: Int, Float) -> Void
  ) {
    for (row, score) in scores(against: query, measure: measure).enumerated() { body(row, score) }
  }

  /// Numbers from which on all cores share the work; below, waking them takes longer.
  private static let largeCount = 4 << 20
  private static let rowsPerPiece = 4096

  /// How near each row is to `query`, by row.
  package func scores(against query: ArraySlice<Float>, measure: Similarity) -> [Float] {
    precondition(query.count == columns, "\(query.count) factors against \(columns)")
    let measured = MeasuredQuery(query, measure, of: self)
    return filled { measured.fill($0, of: self, into: $1) }
  }

  /// One number a row.
  ///
  /// - Parameter fill: writes those of a range of rows; called for several at a time where there are many.
  func filled(
    by fill: @Sendable (Range<Int>, UnsafeMutablePointer<Float>) -> Void
  ) -> [Float] {
    [Float](unsafeUninitializedCapacity: rows) { scores, count in
      count = rows
      guard let start = scores.baseAddress else { return }
      guard values.count >= Self.largeCount else {
        fill(0..<rows, start)
        return
      }
      // Each piece writes rows of its own.
      nonisolated(unsafe) let shared = start
      Workers.onePerCore.share((rows + Self.rowsPerPiece - 1) / Self.rowsPerPiece) { piece in
        let first = piece * Self.rowsPerPiece
        fill(first..<min(rows, first + Self.rowsPerPiece), shared)
      }
    }
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

  /// One pass over a stretch of rows.
  @inline(__always)
  func forEachRow(
    of range: Range<Int>, _ query: [Float], _ body: (Int, Sums) -> Void
  ) {
    query.withUnsafeBytes { query in
      values.withUnsafeBytes { values in
        guard let query = query.baseAddress, let start = values.baseAddress else {
          for row in range { body(row, Sums(product: 0, square: 0, distance: 0)) }
          return
        }
        let stride = columns * MemoryLayout<Float>.stride
        for row in range { body(row, Sums(query, start + row * stride, count: columns)) }
      }
    }
  }
}

/// What is known of a query before any row is looked at.
private struct MeasuredQuery: Sendable {
  private let measure: Similarity
  /// The query; less the mean where the measure takes it out.
  private let values: [Float]
  private let norm: Float
  /// How far each row is from the mean where the measure takes that out, and the product of the mean with `values`; else
  /// nothing.
  private let distances: [Float]
  private let offset: Float

  init(_ query: ArraySlice<Float>, _ measure: Similarity, of matrix: FactorMatrix) {
    self.measure = measure
    let centre = measure == .centred ? matrix.centre : nil
    let mean = centre?.mean ?? []
    values = centre == nil ? Array(query) : zip(query, mean).map { $0 - $1 }
    norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    distances = centre?.distances ?? []
    offset = zip(mean, values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  func fill(
    _ range: Range<Int>, of matrix: FactorMatrix, into scores: UnsafeMutablePointer<Float>
  ) {
    switch measure {
    case .dot, .weight:
      matrix.forEachRow(of: range, values) { row, sums in scores[row] = sums.product }
    case .cosine:
      matrix.forEachRow(of: range, values) { row, sums in
        let norms = norm * sums.square.squareRoot()
        scores[row] = norms == 0 ? 0 : Similarity.unit(sums.product / norms)
      }
    case .centred:
      // (b − m)·a′ = b·a′ − m·a′ and |b − m|, with a′ the query less the mean: no copy of the matrix.
      matrix.forEachRow(of: range, values) { row, sums in
        let norms = norm * distances[row]
        scores[row] = norms == 0 ? 0 : Similarity.unit((sums.product - offset) / norms)
      }
    case .euclidean:
      matrix.forEachRow(of: range, values) { row, sums in
        scores[row] = 1 / (1 + sums.distance.squareRoot())
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

extension SIMD8<Float> {
  /// The sum of all lanes as a tree, whose order is part of what makes runs repeatable.
  @inlinable @inline(__always)
  package var treeSum: Float {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// |x| of each lane.
  @inlinable @inline(__always)
  package var magnitudes: Self {
    unsafeBitCast(unsafeBitCast(self, to: SIMD8<UInt32>.self) & 0x7FFF_FFFF, to: Self.self)
  }

  /// The larger of each two lanes; this one's where either is not a number.
  @inlinable @inline(__always)
  package func larger(_ other: Self) -> Self { replacing(with: other, where: other .> self) }
}
