import Concurrency

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
