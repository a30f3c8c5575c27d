import CProcessors
import Dispatch
import Glibc
import Synchronization

/// Threads that share a piece of work; what comes of it does not depend on their number.
public struct Workers: Sendable {
  /// At least 1.
  package let count: Int

  /// The cores that this program may use: those of the machine, or the ones that it was bound to, as by `taskset` or by
  /// the cpuset of a container.
  package static var availableCores: Int {
    let usable = Int(cprocessors_usable())
    return usable > 0 ? usable : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  public init(count: Int) { self.count = max(1, count) }

  /// As many as there are cores.
  public static var onePerCore: Workers { Workers(count: availableCores) }

  /// Calls `work` for each number below `pieces` once, several at a time.
  package func share(_ pieces: Int, _ work: @Sendable (Int) -> Void) {
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(count, pieces)) { _ in
      while true {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard piece < pieces else { return }
        work(piece)
      }
    }
  }

  /// What `work` makes of each number below `pieces`, in their order.
  package func map<Result: Sendable>(
    _ pieces: Int, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: pieces) { results, initializedCount in
      // Each piece writes a place of its own, and nobody reads before all are done.
      nonisolated(unsafe) let results = results
      share(pieces) { piece in results.initializeElement(at: piece, to: work(piece)) }
      initializedCount = pieces
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
