/// The learned rows and what Adamax keeps beside them: users first, then movies.
///
/// A row is w, r = m/u and u side by side, each padded with zeros to whole vectors, so that one row
/// is one stretch of memory and padding never needs a special case. Owns the memory; used from one
/// thread at a time.
final class RowTable {
  typealias Vector = SIMD8<Float>

  let count: Int
  /// Vectors in each of w, r and u.
  let vectors: Int
  /// `count` × 3 × `vectors`.
  let storage: UnsafeMutablePointer<Vector>
  /// By row: the step up to which the row has moved.
  let steps: UnsafeMutablePointer<Int>

  /// All zeros, at step 0.
  init(count: Int, lanes: Int) {
    precondition(count >= 0 && lanes > 0, "no table of \(count) rows with \(lanes) lanes")
    self.count = count
    vectors = (lanes + Vector.scalarCount - 1) / Vector.scalarCount
    storage = .allocateVectors(count * 3 * vectors)
    steps = .allocate(capacity: count)
    steps.initialize(repeating: 0, count: count)
  }

  deinit {
    storage.deallocateVectors()
    steps.deallocate()
  }

  /// Lanes in each of w, r and u, padding included.
  var paddedLanes: Int { vectors * Vector.scalarCount }

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
}
