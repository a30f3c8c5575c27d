import Dispatch

/// Threads that share a piece of work; what comes of it does not depend on their number.
package struct Workers: Sendable {
  /// At least 1.
  package let count: Int

  package init(count: Int) { self.count = max(1, count) }

  /// Calls `work` for each number below `pieces` once, several at a time.
  package func share(_ pieces: Int, _ work: @Sendable (Int) -> Void) {
    DispatchQueue.concurrentPerform(iterations: count) { worker in
      for piece in stride(from: worker, to: pieces, by: count) { work(piece) }
    }
  }

  /// Both results, at the same time where there are two threads.
  package func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    // Each is written by one thread, and read when both are done.
    nonisolated(unsafe) var one: First?
    nonisolated(unsafe) var other: Second?
    share(2) { half in
      if half == 0 { one = first() } else { other = second() }
    }
    guard let one, let other else { preconditionFailure("work that was not done") }
    return (one, other)
  }
}
