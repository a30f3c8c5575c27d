/// Rows of numbers padded with zeros to whole vectors. Owns the memory; used from one thread at a time.
final class VectorRows {
  typealias Vector = SIMD8<Float>

  let count: Int
  let lanes: Int
  /// Vectors in a row.
  let vectors: Int
  let storage: UnsafeMutablePointer<Vector>

  /// All zeros.
  init(count: Int, lanes: Int) {
    self.count = count
    self.lanes = lanes
    vectors = (lanes + Vector.scalarCount - 1) / Vector.scalarCount
    storage = .allocateVectors(count * vectors)
  }

  deinit { storage.deallocateVectors() }

  subscript(row: Int, lane: Int) -> Float {
    get { storage[row * vectors + lane / Vector.scalarCount][lane % Vector.scalarCount] }
    set { storage[row * vectors + lane / Vector.scalarCount][lane % Vector.scalarCount] = newValue }
  }

  /// Row by row, without padding.
  var values: [Float] {
    get { (0..<count).flatMap { row in (0..<lanes).map { self[row, $0] } } }
    set {
      precondition(
        newValue.count == count * lanes, "\(newValue.count) values for \(count) × \(lanes)")
      for row in 0..<count {
        for lane in 0..<lanes { self[row, lane] = newValue[row * lanes + lane] }
      }
    }
  }
}
