import RatingData

/// The order of the next epoch, made little by little while this one trains: the same as a shuffle at its start.
final class NextOrder: @unchecked Sendable {
  // Unchecked: used from one thread at a time.

  /// This epoch's.
  private let current: [Sample]
  private var next: [Sample] = []
  private var rng: SeededGenerator
  /// What is left to shuffle.
  private var last: Int

  init(after current: [Sample], rng: SeededGenerator) {
    self.current = current
    self.rng = rng
    last = current.count - 1
  }

  /// Copies or swaps so many samples; there are twice as many as samples to do.
  func prepare(_ count: Int) {
    guard next.count == current.count else {
      next.reserveCapacity(current.count)
      next += current[next.count..<min(next.count + count, current.count)]
      return
    }
    next.withUnsafeMutableBufferPointer { $0.shuffle(last: &last, swaps: count, with: &rng) }
  }

  /// Does what is left.
  func finish() -> (samples: [Sample], rng: SeededGenerator) {
    prepare(current.count)
    prepare(current.count)
    return (next, rng)
  }
}
