/// The learned rows and what Adamax keeps beside them: users first, then movies.
///
/// A row is w, r = m/u and u side by side, each padded with zeros to whole vectors, so that one row
/// is one stretch of memory and padding never needs a special case. Several threads may write, each its own rows.
final class RowTable: Sendable {
  typealias Vector = SIMD8<Float>

  let count: Int
  /// Vectors in each of w, r and u.
  let vectors: Int
  /// `count` × 3 × `vectors`.
  private let memory: AlignedMemory<Vector>
  private let stepMemory: AlignedMemory<Int>

  /// All zeros, at step 0.
  init(count: Int, lanes: Int) {
    precondition(count >= 0 && lanes > 0, "no table of \(count) rows with \(lanes) lanes")
    self.count = count
    vectors = (lanes + Vector.scalarCount - 1) / Vector.scalarCount
    memory = AlignedMemory(count: count * 3 * vectors)
    stepMemory = AlignedMemory(count: count)
  }

  private var storage: UnsafeMutablePointer<Vector> {
    @inline(__always) get { memory.start }
  }
  /// By row: the step up to which the row has moved.
  var steps: UnsafeMutablePointer<Int> {
    @inline(__always) get { stepMemory.start }
  }

  /// Lanes in each of w, r and u, padding included.
  var paddedLanes: Int { vectors * Vector.scalarCount }

  /// Bytes of a row.
  var rowBytes: Int { Self.rowBytes(lanes: vectors * Vector.scalarCount) }

  static func rowBytes(lanes: Int) -> Int {
    3 * ((lanes + Vector.scalarCount - 1) / Vector.scalarCount) * MemoryLayout<Vector>.stride
  }

  /// w of a row; r follows it after `vectors`, then u.
  @inline(__always)
  func row(_ row: Int) -> UnsafeMutablePointer<Vector> { storage + row * 3 * vectors }

  /// Writes w of a row from its first lane on.
  func setWeights(_ weights: some Sequence<Float>, row: Int, from lane: Int = 0) {
    self.row(row).withMemoryRebound(to: Float.self, capacity: paddedLanes) { floats in
      for (offset, weight) in weights.enumerated() { floats[lane + offset] = weight }
    }
  }

  /// w of every row as it stands at `step`, `vectors` a row; the table stays as it is.
  func weights(at step: Int, missed: MissedSteps) -> [Vector] {
    [Vector](unsafeUninitializedCapacity: count * vectors) { buffer, filled in
      for row in 0..<count {
        let drift = missed.gap(after: steps[row], count: step - steps[row]).drift
        let from = self.row(row)
        for vector in 0..<vectors {
          buffer[row * vectors + vector] = from[vector] - from[vectors + vector] * drift
        }
      }
      filled = count * vectors
    }
  }

  /// Every row as it stands at `step`, so that none has missed a step.
  func catchUp(to step: Int, missed: MissedSteps) {
    for row in 0..<count {
      let gap = missed.gap(after: steps[row], count: step - steps[row])
      let start = self.row(row)
      for vector in 0..<vectors {
        start[vector] -= start[vectors + vector] * gap.drift
        start[vectors + vector] *= gap.ratioFade
        start[2 * vectors + vector] *= gap.scaleFade
      }
      steps[row] = step
    }
    checkInvariants(at: step)
  }

  /// In debug builds: no row is ahead of the step, and no scale is negative or not a number.
  func checkInvariants(at step: Int) {
    assert((0..<count).allSatisfy { steps[$0] <= step }, "a row is ahead of step \(step)")
    assert(
      (0..<count).allSatisfy { row in
        (2 * vectors..<3 * vectors).allSatisfy { self.row(row)[$0].min() >= 0 }
      }, "a scale is negative at step \(step)")
  }

  /// Sets u of every row.
  func fillScales(_ scale: Float) {
    for row in 0..<count {
      for vector in 2 * vectors..<3 * vectors { self.row(row)[vector] = Vector(repeating: scale) }
    }
  }

  /// `storage`, number by number.
  var values: [Float] {
    UnsafeMutableRawBufferPointer(
      start: storage, count: count * 3 * vectors * MemoryLayout<Vector>.stride
    ).withMemoryRebound(to: Float.self) { [Float]($0) }
  }

  var rowSteps: [Int] { (0..<count).map { steps[$0] } }

  /// Whether such values can be rows: no scale is negative or not a number.
  func canHold(_ values: [Float]) -> Bool {
    values.indices.allSatisfy { values[$0] >= 0 || $0 / paddedLanes % 3 != 2 }
  }

  /// Takes over what `values` and `rowSteps` gave.
  func restore(_ values: [Float], steps rowSteps: [Int]) {
    precondition(
      values.count == count * 3 * paddedLanes && rowSteps.count == count,
      "\(values.count) values and \(rowSteps.count) steps for \(count) rows")
    UnsafeMutableRawBufferPointer(
      start: storage, count: count * 3 * vectors * MemoryLayout<Vector>.stride
    ).withMemoryRebound(to: Float.self) { floats in _ = floats.update(fromContentsOf: values) }
    for (row, step) in rowSteps.enumerated() { steps[row] = step }
    checkInvariants(at: rowSteps.max() ?? 0)
  }
}
