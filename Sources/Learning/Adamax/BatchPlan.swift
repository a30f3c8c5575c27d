import FactorKernels

/// Which rows a batch reads, each once, and how far behind each of them is.
///
/// A row that occurs several times in a batch has one slot there, in which its gradients are summed
/// before Adamax sees them, as a dense gradient would be.
///
/// Owns its memory, so there is one of it.
struct BatchPlan: ~Copyable {
  enum Side: Int32 {
    case user
    case movie
  }

  /// Samples between asking for a row and reading it: some microseconds, as memory takes.
  private static let lookahead = 32

  let slots: UnsafeMutablePointer<FactorSlot>
  private(set) var slotCount = 0
  /// Sample by sample: the slots of its rows.
  let pairs: UnsafeMutablePointer<FactorPair>
  private(set) var pairCount = 0
  /// By row: its slot, valid only where the table's step says that the row is in this batch.
  private let slotOfRow: UnsafeMutablePointer<Int32>

  init(batch: Int, rows: Int) {
    slots = .allocate(capacity: min(2 * batch, rows))
    pairs = .allocate(capacity: batch)
    slotOfRow = .allocate(capacity: rows)
    slotOfRow.initialize(repeating: 0, count: rows)
  }

  deinit {
    slots.deallocate()
    pairs.deallocate()
    slotOfRow.deallocate()
  }

  /// Plans the batch that becomes step `step` and marks its rows as having moved up to it.
  ///
  /// Rows that come soon after are asked for, so that they are here when their turn comes.
  mutating func fill(
    _ samples: UnsafeBufferPointer<Sample>, _ batch: Range<Int>, step: Int, table: RowTable,
    missed: MissedSteps
  ) {
    slotCount = 0
    pairCount = batch.count
    let rowBytes = 3 * table.vectors * MemoryLayout<RowTable.Vector>.stride
    for position in batch {
      let sample = samples[position]
      let ahead = position + Self.lookahead
      if ahead < samples.count {
        factor_prefetch(table.row(Int(samples[ahead].user)), rowBytes)
        factor_prefetch(table.row(Int(samples[ahead].movie)), rowBytes)
      }
      pairs[position - batch.lowerBound] = FactorPair(
        user: slot(of: sample.user, side: .user, step: step, table: table, missed: missed),
        movie: slot(of: sample.movie, side: .movie, step: step, table: table, missed: missed),
        target: sample.target)
    }
  }

  @inline(__always)
  private mutating func slot(
    of row: Int32, side: Side, step: Int, table: RowTable, missed: MissedSteps
  ) -> Int32 {
    let row = Int(row)
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
