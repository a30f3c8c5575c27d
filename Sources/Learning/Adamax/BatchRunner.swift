import Concurrency
import Dispatch
import Synchronization

/// How batches are learned, in whichever thread.
struct Batches: Sendable {
  /// Ratings in a batch.
  let size: Int
  let regularization: Float
  let missed: MissedSteps
  let table: RowTable
  let runners: BatchRunners

  /// Learns some samples, batch by batch, as the steps after `step`. Several threads may, where their samples share
  /// no row.
  ///
  /// - Returns: the sum of their squared errors, each before its step.
  func learn(
    _ samples: UnsafeBufferPointer<Sample>, _ range: Range<Int>, after step: Int
  ) -> Double {
    runners.with { $0.learn(BatchPass(self, samples, range, step)) }
  }

  /// Learns some samples with two threads, the same to the last bit: one learns the batches, the other plans them, which
  /// takes no weights.
  ///
  /// - Parameter next: prepared by the other thread, too.
  func learn(
    _ samples: UnsafeBufferPointer<Sample>, _ range: Range<Int>, after step: Int,
    next: NextOrder?, workers: Workers
  ) -> Double {
    runners.with { $0.learn(BatchPass(self, samples, range, step), next: next, workers: workers) }
  }
}

/// Samples to learn as the steps after one, in batches that count from 0.
private struct BatchPass: @unchecked Sendable {
  // Unchecked for the pointer: the samples are only read.
  let batches: Batches
  private let samples: UnsafeBufferPointer<Sample>
  private let range: Range<Int>
  private let step: Int

  init(
    _ batches: Batches, _ samples: UnsafeBufferPointer<Sample>, _ range: Range<Int>, _ step: Int
  ) {
    self.batches = batches
    self.samples = samples
    self.range = range
    self.step = step
  }

  var count: Int { (range.count + batches.size - 1) / batches.size }

  func stepSize(_ batch: Int) -> Float { batches.missed.stepSize(step + batch + 1) }

  /// - Parameters:
  ///   - index: where the plan is kept.
  ///   - prefetches: whether the rows are learned next, by the same core.
  func plan(_ batch: Int, as index: Int, in plans: BatchPlans, prefetches: Bool) {
    let start = range.lowerBound + batch * batches.size
    plans.fill(
      index, samples, start..<min(start + batches.size, range.upperBound), step: step + batch + 1,
      table: batches.table, missed: batches.missed, prefetches: prefetches)
  }
}

/// Learns batch after batch, in room of its own.
final class BatchRunner: @unchecked Sendable {
  // Unchecked: whoever took it from `BatchRunners` is the only one to use it.
  private let plans: BatchPlans
  private var kernel: BatchKernel

  init(_ plans: BatchPlans, _ kernel: consuming BatchKernel) {
    self.plans = plans
    self.kernel = kernel
  }

  fileprivate func learn(_ pass: BatchPass) -> Double {
    kernel.regularization = pass.batches.regularization
    return (0..<pass.count).reduce(0.0) { sum, batch in
      pass.plan(batch, as: 0, in: plans, prefetches: true)
      return sum + kernel.step(plans[0], stepSize: pass.stepSize(batch))
    }
  }

  fileprivate func learn(_ pass: BatchPass, next: NextOrder?, workers: Workers) -> Double {
    kernel.regularization = pass.batches.regularization
    let count = pass.count
    return stride(from: 0, to: count, by: plans.capacity).reduce(0.0) { sum, first in
      let part = PlannedPart(first..<min(first + plans.capacity, count))
      return workers.both(
        { self.learn(part, of: pass, from: sum) },
        {
          self.plan(part, of: pass)
          next?.prepare(2 * part.batches.count * pass.batches.size)
        }
      ).0
    }
  }

  /// Plans what is left of a part, some batches at a time.
  private func plan(_ part: PlannedPart, of pass: BatchPass) {
    while true {
      let next = part.ready
      guard next < part.batches.count else { return }
      part.plan(next, atMost: 4) { pass.plan($1, as: $0, in: plans, prefetches: false) }
    }
  }

  /// Learns a part as its plans become ready; makes those that nobody is making.
  private func learn(_ part: PlannedPart, of pass: BatchPass, from start: Double) -> Double {
    var (sum, ready) = (start, 0)
    for (index, batch) in part.batches.enumerated() {
      while ready <= index {
        ready = part.ready
        guard ready <= index else { break }
        part.plan(index, atMost: 1) { pass.plan($1, as: $0, in: plans, prefetches: true) }
      }
      sum += kernel.step(plans[index], stepSize: pass.stepSize(batch))
    }
    return sum
  }
}

/// Some batches that two threads plan, one at a time, in their order.
private final class PlannedPart: Sendable {
  let batches: Range<Int>
  private let planned = Atomic(0)
  private let isBeingPlanned = Atomic(false)
  /// Whether the other thread sleeps.
  private let isAwaited = Atomic(false)
  private let progress = DispatchSemaphore(value: 0)

  /// Looks at what the other thread does before this one sleeps: some microseconds, which a plan takes no longer than, and
  /// waking up does.
  private static let patience = 2000

  init(_ batches: Range<Int>) { self.batches = batches }

  /// Batches whose plans may be read.
  var ready: Int { planned.load(ordering: .acquiring) }

  /// Plans the next batches, which no other thread does meanwhile; where one does already, waits until it has planned
  /// `awaited`, or plans no more.
  func plan(_ awaited: Int, atMost count: Int, _ plan: (_ index: Int, _ batch: Int) -> Void) {
    guard
      isBeingPlanned.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else { return wait(for: awaited) }
    let first = ready
    for index in first..<min(first + count, batches.count) {
      plan(index, batches.lowerBound + index)
      planned.store(index + 1, ordering: .sequentiallyConsistent)
      wakeOther()
    }
    isBeingPlanned.store(false, ordering: .sequentiallyConsistent)
    wakeOther()
  }

  /// Waits awake for a moment, then asleep.
  private func wait(for index: Int) {
    for _ in 0..<Self.patience {
      if isOver(index) { return }
    }
    // All threads see these stores in one order. So either the other one knows that it is awaited, or what it has done
    // since is seen here; and whoever takes the mark away has the signal sent once, or not at all.
    isAwaited.store(true, ordering: .sequentiallyConsistent)
    if isOver(index), takeMark() { return }
    progress.wait()
  }

  private func isOver(_ index: Int) -> Bool {
    planned.load(ordering: .sequentiallyConsistent) > index
      || !isBeingPlanned.load(ordering: .sequentiallyConsistent)
  }

  private func wakeOther() {
    if isAwaited.load(ordering: .sequentiallyConsistent), takeMark() { progress.signal() }
  }

  private func takeMark() -> Bool {
    isAwaited.exchange(false, ordering: .sequentiallyConsistent)
  }
}

/// As many runners as are in use at a time.
final class BatchRunners: Sendable {
  private let free = Guarded<[BatchRunner]>([])
  private let make: @Sendable () -> BatchRunner

  init(_ make: @escaping @Sendable () -> BatchRunner) { self.make = make }

  func with<Result>(_ work: (BatchRunner) -> Result) -> Result {
    let runner = free.withLock { $0.popLast() } ?? make()
    defer { free.withLock { $0.append(runner) } }
    return work(runner)
  }
}
