import Concurrency
import Dispatch
import Session

extension Interruption {
  /// Does asynchronous work while the calling thread waits, for commands that are not asynchronous:
  /// the main thread stays what it is, whatever command it was that came.
  ///
  /// - Returns: what came of it, and the signal that cancelled it, if one did.
  static func cancelling<Result: Sendable>(
    _ work: @escaping @Sendable () async -> Result
  ) -> (result: Result, signal: Int32?) {
    let outcome = Outcome<Result>()
    let task = Task.detached { outcome.set(await work()) }
    let interruption = Interruption { task.cancel() }
    return withExtendedLifetime(interruption) { (outcome.wait(), interruption.requested) }
  }

  /// What one thread waits for and another one brings.
  private final class Outcome<Value: Sendable>: Sendable {
    private let value = Guarded<Value?>(nil)
    private let isSet = DispatchSemaphore(value: 0)

    func set(_ new: Value) {
      value.withLock { $0 = new }
      isSet.signal()
    }

    func wait() -> Value {
      while true {
        isSet.wait()
        if let value = value.withLock({ $0 }) { return value }
      }
    }
  }
}
