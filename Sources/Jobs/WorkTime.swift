import Concurrency

/// How long a job has worked: the time that it waited for threads is left out.
public final class WorkTime: Sendable {
  private struct Waiting: Sendable {
    var total = Duration.zero
    /// When the last wait ended: threads that wait at the same time wait once.
    var end: ContinuousClock.Instant
  }

  private let context: JobContext
  private let start: ContinuousClock.Instant
  private let waiting: Guarded<Waiting>

  /// Begins to count.
  public init(_ context: JobContext) {
    self.context = context
    start = .now
    waiting = Guarded(Waiting(end: start))
  }

  /// Returns what the job's context does, and counts how long it takes.
  public func proceed() -> Bool {
    let before = ContinuousClock.now
    let goesOn = context.proceed()
    let after = ContinuousClock.now
    waiting.withLock { waiting in
      waiting.total += max(.zero, after - max(before, waiting.end))
      waiting.end = max(waiting.end, after)
    }
    return goesOn
  }

  /// Computing time so far.
  public var seconds: Double {
    let waited = waiting.withLock { $0.total }
    return max(0, (ContinuousClock.now - start - waited) / .seconds(1))
  }
}
