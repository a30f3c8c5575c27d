import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Ctrl-C as a question that a training loop can ask.
///
/// The first one is kept for the loop, so that it can end in good order; the second ends the program
/// at once, in case the order takes too long.
final class Interruption {
  private let request = Request()
  private let source: any DispatchSourceSignal

  /// What the signal's queue and the loop share.
  private final class Request: Sendable {
    let isMade = Atomic(false)
  }

  init() {
    // The source listens beside the usual action, which would end the program.
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [request] in
      if request.isMade.exchange(true, ordering: .relaxed) { _exit(130) }
    }
    source.resume()
  }

  var isRequested: Bool { request.isMade.load(ordering: .relaxed) }
}
