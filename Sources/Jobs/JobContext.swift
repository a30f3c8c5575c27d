import Concurrency

/// What a job has while it works: its threads, and how it hears that it is to wait or to end.
public struct JobContext: Sendable {
  /// The threads that it may use.
  public let workers: Workers
  private let gate: JobGate
  private let tell: @Sendable (any Sendable) -> Void

  init(workers: Workers, gate: JobGate, tell: @escaping @Sendable (any Sendable) -> Void) {
    self.workers = workers
    self.gate = gate
    self.tell = tell
  }

  /// Whether nobody wants the result any more.
  public var isCancelled: Bool { gate.isCancelled }

  /// Ends a job that nobody wants any more.
  ///
  /// - Throws: `CancellationError`.
  public func checkCancellation() throws {
    if isCancelled { throw CancellationError() }
  }

  /// To be asked between two steps: returns at once, or when the threads that others needed meanwhile are free again.
  ///
  /// - Returns: false where nobody wants the result any more.
  public func proceed() -> Bool { gate.proceed() }

  /// Tells how far it is, or a part of the result.
  public func report(_ progress: some Sendable) { tell(progress) }
}
