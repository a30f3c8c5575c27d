import Concurrency
import Dispatch
import Glibc
import Synchronization

/// Ctrl-C, and whatever else asks the program to end, as a question that a loop can ask.
///
/// The first signal is kept for the loop, so that it can end in good order and save what it has; the
/// second ends the program at once, in case the order takes too long.
final class Interruption: @unchecked Sendable {
  // Unchecked, since it holds its sources; nobody touches them after `init`.
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  private let request = Request()
  private let sources: [any DispatchSourceSignal]

  /// What the signals' queue and the loop share: the signal that came first, 0 before.
  private final class Request: Sendable {
    let signal = Atomic<Int32>(0)
  }

  /// - Parameters:
  ///   - onRequest: called once, by another thread, when the first signal comes.
  ///   - onInsistence: called by another thread when the second one comes, before the program ends.
  init(
    onRequest: @escaping @Sendable () -> Void = {},
    onInsistence: @escaping @Sendable () -> Void = {}
  ) {
    // What was to be ignored from the start stays ignored.
    let heeded = Self.signals.filter { !SignalActions.isIgnored($0) }
    sources = heeded.map { number in
      // The source listens beside the usual action, which would end the program.
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: .global())
    }
    for (number, source) in zip(heeded, sources) {
      source.setEventHandler { [request] in
        if request.signal.exchange(number, ordering: .relaxed) != 0 {
          onInsistence()
          _exit(128 + number)
        }
        onRequest()
      }
      source.resume()
    }
  }

  /// The signal that came; nil before one has.
  var requested: Int32? {
    let number = request.signal.load(ordering: .relaxed)
    return number == 0 ? nil : number
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
