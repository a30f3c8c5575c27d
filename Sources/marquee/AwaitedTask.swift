import Concurrency
import Dispatch

/// Asynchronous work that a thread waits for, in commands that are not asynchronous: the main thread stays
/// what it is, whatever command it was that came.
struct AwaitedTask<Value: Sendable>: Sendable {
  private let result: Result
  private let task: Task<Void, Never>

  init(_ work: @escaping @Sendable () async -> Value) {
    let result = Result()
    self.result = result
    task = Task.detached { result.set(await work()) }
  }

  func cancel() { task.cancel() }

  /// Waits for what comes of the work.
  func value() -> Value { result.wait() }

  /// What one thread waits for and another one brings.
  private final class Result: Sendable {
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

extension Interruption {
  /// Does asynchronous work while the calling thread waits, and cancels it when a signal comes.
  ///
  /// - Returns: what came of it, and the signal that cancelled it, if one did.
  static func cancelling<Result: Sendable>(
    _ work: @escaping @Sendable () async -> Result
  ) -> (result: Result, signal: Int32?) {
    let task = AwaitedTask(work)
    let interruption = Interruption { task.cancel() }
    return withExtendedLifetime(interruption) { (task.value(), interruption.requested) }
  }
}
