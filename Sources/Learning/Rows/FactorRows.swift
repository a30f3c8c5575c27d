import Models
import RatingData

/// The learned rows of one side: factors, a 1 in the lane after them, and the bias apart.
///
/// With the 1 in its place a row is the features of the other side's least squares problem, in which
/// the last unknown is that side's bias. Rows are padded with zeros to whole vectors. Several threads may write at
/// the same time, each its own rows.
final class FactorRows: Sendable {
  typealias Vector = SIMD8<Float>

  let count: Int
  let factors: Int
  /// Vectors in a row.
  let vectors: Int
  private let memory: AlignedMemory<Vector>
  private let biasMemory: AlignedMemory<Float>

  /// Bytes of a row, without its bias.
  static func rowBytes(factors: Int) -> Int {
    (factors + Vector.scalarCount) / Vector.scalarCount * MemoryLayout<Vector>.stride
  }

  /// All factors and biases 0.
  init(count: Int, factors: Int) {
    self.count = count
    self.factors = factors
    vectors = (factors + 1 + Vector.scalarCount - 1) / Vector.scalarCount
    memory = AlignedMemory(count: count * vectors)
    biasMemory = AlignedMemory(count: count)
    for row in 0..<count { self[row, factors] = 1 }
  }

  var storage: UnsafeMutablePointer<Vector> {
    @inline(__always) get { memory.start }
  }
  var biases: UnsafeMutablePointer<Float> {
    @inline(__always) get { biasMemory.start }
  }

  subscript(row: Int, lane: Int) -> Float {
    get { storage[row * vectors + lane / Vector.scalarCount][lane % Vector.scalarCount] }
    set { storage[row * vectors + lane / Vector.scalarCount][lane % Vector.scalarCount] = newValue }
  }

  /// The factors of a row, and its bias where it is among the unknowns.
  func unknowns(of row: Int, _ count: Int) -> [Double] {
    (0..<count).map { Double($0 < factors ? self[row, $0] : biases[row]) }
  }

  /// Sets the factors of a row to 0.
  func clear(_ row: Int) {
    for lane in 0..<factors { self[row, lane] = 0 }
  }

  /// Takes over what was solved for a row: its factors, and its bias in the lane after them.
  func set(_ row: Int, _ solution: UnsafePointer<Vector>) {
    let start = storage + row * vectors
    for vector in 0..<vectors { start[vector] = solution[vector] }
    biases[row] = self[row, factors]
    self[row, factors] = 1
  }

  /// p · q of a row here and one of the other side.
  @inline(__always)
  func product(_ row: Int, _ other: Int, of others: FactorRows) -> Float {
    let a = storage + row * vectors
    let b = others.storage + other * vectors
    var products = a[0] * b[0]
    for vector in 1..<vectors { products += a[vector] * b[vector] }
    // The lane of ones adds 1.
    return products.treeSum - 1
  }

  /// b_u + b_i + p · q of a row here and one of the other side, on the standardized scale.
  @inline(__always)
  func prediction(_ row: Int, _ other: Int, of others: FactorRows) -> Float {
    product(row, other, of: others) + biases[row] + others.biases[other]
  }

  /// Bytes of the other side's rows that several rows here are multiplied with, one after the other: they stay near.
  private static let nearBytes = 128 << 10

  /// p · q of rows here and every row of the other side.
  func scores(_ rows: ArraySlice<Int>, against others: FactorRows) -> [[Float]] {
    var scores = rows.map { _ in [Float](repeating: 0, count: others.count) }
    let step = max(4, Self.nearBytes / (vectors * MemoryLayout<Vector>.stride) & ~3)
    for first in stride(from: 0, to: others.count, by: step) {
      let near = first..<min(others.count, first + step)
      for (place, row) in rows.enumerated() { multiply(row, near, of: others, &scores[place]) }
    }
    return scores
  }

  private func multiply(
    _ row: Int, _ near: Range<Int>, of others: FactorRows, _ scores: inout [Float]
  ) {
    let last = near.upperBound - near.count % 4
    for other in stride(from: near.lowerBound, to: last, by: 4) {
      let four = products(row, other, of: others)
      for place in 0..<4 { scores[other + place] = four[place] }
    }
    for other in last..<near.upperBound { scores[other] = product(row, other, of: others) }
  }

  /// p · q of a row here and four rows of the other side, each as `product` has it: no sum waits for another.
  @inline(__always)
  private func products(_ row: Int, _ first: Int, of others: FactorRows) -> SIMD4<Float> {
    let a = storage + row * vectors
    let b = others.storage + first * vectors
    let (c, d, e) = (b + vectors, b + 2 * vectors, b + 3 * vectors)
    var sums = (a[0] * b[0], a[0] * c[0], a[0] * d[0], a[0] * e[0])
    for vector in 1..<vectors {
      let number = a[vector]
      sums.0 += number * b[vector]
      sums.1 += number * c[vector]
      sums.2 += number * d[vector]
      sums.3 += number * e[vector]
    }
    return SIMD4(sums.0.treeSum, sums.1.treeSum, sums.2.treeSum, sums.3.treeSum) - 1
  }

  /// Samples all factors uniformly with the variance that makes a row so long, about.
  func initialize(seed: UInt64, length: Float = 1) {
    let spread = length * (3 / Float(factors)).squareRoot()
    var rng = SeededGenerator(seed: seed, stream: .start)
    for row in 0..<count {
      for lane in 0..<factors { self[row, lane] = (2 * rng.unitFloat() - 1) * spread }
    }
  }

  /// The factors, row by row, without padding, times `scale`.
  func matrix(scale: Float = 1) -> FactorMatrix {
    let values = [Float](unsafeUninitializedCapacity: count * factors) { values, initialized in
      for row in 0..<count {
        (storage + row * vectors).withMemoryRebound(
          to: Float.self, capacity: vectors * Vector.scalarCount
        ) { lanes in
          for lane in 0..<factors { values[row * factors + lane] = lanes[lane] * scale }
        }
      }
      initialized = count * factors
    }
    return FactorMatrix(rows: count, columns: factors, values: values)
  }

  func biasArray(scale: Float = 1) -> [Float] { (0..<count).map { biases[$0] * scale } }

  /// Takes over what `matrix` and `biasArray` gave.
  func restore(factors values: [Float], biases: [Float]) {
    precondition(
      values.count == count * factors && biases.count == count,
      "\(values.count) factors and \(biases.count) biases for \(count) rows")
    for row in 0..<count {
      for lane in 0..<factors { self[row, lane] = values[row * factors + lane] }
      self.biases[row] = biases[row]
    }
  }
}
