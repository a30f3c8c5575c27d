/// Rows of numbers padded with zeros to whole vectors.
final class VectorRows: Sendable {
  typealias Vector = SIMD8<Float>

  let count: Int
  let lanes: Int
  /// Vectors in a row.
  let vectors: Int
  private let memory: AlignedMemory<Vector>

  /// All zeros.
  init(count: Int, lanes: Int) {
    self.count = count
    self.lanes = lanes
    vectors = (lanes + Vector.scalarCount - 1) / Vector.scalarCount
    memory = AlignedMemory(count: count * vectors)
  }

  var storage: UnsafeMutablePointer<Vector> {
    @inline(__always) get { memory.start }
  }

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
