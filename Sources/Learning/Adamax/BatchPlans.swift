import FactorKernels

/// Room for the plans of several batches: a plan is read when it has been filled, and `fill` is called from one
/// thread at a time.
final class BatchPlans: Sendable {
  /// Samples between asking for a row and reading it: some microseconds, as memory takes.
  private static let lookahead = 32

  /// Batches there is room for.
  let capacity: Int
  /// Ratings in a batch, and the most rows that they can have.
  private let batch: Int
  private let mostSlots: Int
  private let slots: AlignedMemory<FactorSlot>
  private let pairs: AlignedMemory<FactorPair>
  /// By batch: how many of each.
  private let slotCounts: AlignedMemory<Int>
  private let pairCounts: AlignedMemory<Int>
  /// By row: its slot, valid only where the table's step says that the row is in the batch that is filled.
  private let slotOfRow: AlignedMemory<Int32>

  init(batch: Int, rows: Int, capacity: Int = 1) {
    self.capacity = capacity
    self.batch = batch
    mostSlots = min(2 * batch, rows)
    slots = AlignedMemory(count: capacity * mostSlots)
    pairs = AlignedMemory(count: capacity * batch)
    slotCounts = AlignedMemory(count: capacity)
    pairCounts = AlignedMemory(count: capacity)
    slotOfRow = AlignedMemory(count: rows)
  }

  @inline(__always)
  subscript(index: Int) -> BatchPlan {
    BatchPlan(
      slots: slots.start + index * mostSlots, slotCount: slotCounts[index],
      pairs: pairs.start + index * batch, pairCount: pairCounts[index])
  }

  /// Plans the batch that becomes step `step` and marks its rows as having moved up to it.
  ///
  /// - Parameter prefetches: whether the rows that come soon after are asked for: where they are learned next, by
  ///   the same core.
  @inline(__always)
  func fill(
    _ index: Int, _ samples: UnsafeBufferPointer<Sample>, _ range: Range<Int>, step: Int,
    table: RowTable, missed: MissedSteps, prefetches: Bool
  ) {
    let (slots, pairs) = (slots.start + index * mostSlots, pairs.start + index * batch)
    var slotCount = 0
    let rowBytes = table.rowBytes
    for position in range {
      let sample = samples[position]
      let ahead = position + Self.lookahead
      if prefetches, ahead < samples.count {
        factor_prefetch(table.row(Int(samples[ahead].user)), rowBytes)
        factor_prefetch(table.row(Int(samples[ahead].movie)), rowBytes)
      }
      func slot(_ row: Int32, _ side: BatchPlan.Side) -> Int32 {
        self.slot(
          of: Int(row), side: side, step: step, table: table, missed: missed, in: slots, &slotCount)
      }
      pairs[position - range.lowerBound] = FactorPair(
        user: slot(sample.user, .user), movie: slot(sample.movie, .movie), target: sample.target)
    }
    slotCounts[index] = slotCount
    pairCounts[index] = range.count
  }

  @inline(__always)
  private func slot(
    of row: Int, side: BatchPlan.Side, step: Int, table: RowTable, missed: MissedSteps,
    in slots: UnsafeMutablePointer<FactorSlot>, _ slotCount: inout Int
  ) -> Int32 {
    let last = table.steps[row]
    if last == step {
      let slot = slotOfRow[row]
      slots[Int(slot)].occurrences += 1
      return slot
    }
    let slot = slotCount
    let gap = missed.gap(after: last, count: step - 1 - last)
    slots[slot] = FactorSlot(
      row: UnsafeMutableRawPointer(table.row(row)), drift: gap.drift, ratio_fade: gap.ratioFade,
      scale_fade: gap.scaleFade, occurrences: 1, side: side.rawValue)
    slotCount += 1
    slotOfRow[row] = Int32(slot)
    table.steps[row] = step
    return Int32(slot)
  }
}
