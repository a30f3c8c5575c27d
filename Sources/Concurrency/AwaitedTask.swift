import Dispatch

/// Asynchronous work that a thread waits for, in commands that are not asynchronous: the main thread stays
/// what it is, whatever command it was that came.
package struct AwaitedTask<Value: Sendable>: Sendable {
  private let result: Result
  private let task: Task<Void, Never>

  package init(_ work: @escaping @Sendable () async -> Value) {
    let result = Result()
    self.result = result
    task = Task.detached { result.set(await work()) }
  }

  package func cancel() { task.cancel() }

  /// Waits for what comes of the work.
  package func value() -> Value { result.wait() }

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
