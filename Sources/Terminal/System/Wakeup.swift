import Synchronization

/// Wakes the run loop from another thread. Not for signal handlers, which have `SignalQueue`.
///
/// Signals that come before the first was taken are one: whoever is woken looks at everything.
public final class Wakeup: Sendable {
  private let pipe: Pipe
  private let isPending = Atomic(false)

  public init() throws(TerminalError) { pipe = try Pipe() }

  /// Ends the wait of the run loop, at once or when it next waits. Cheap when it is awake already.
  public func signal() {
    if !isPending.exchange(true, ordering: .acquiringAndReleasing) {
      _ = try? pipe.writing.file.writeAll([1])
    }
  }

  var descriptor: Int32 { pipe.reading.number }

  /// Takes the signal. What was done before it is seen by what is done after this.
  func clear() {
    // The byte goes first: the other way round, a signal between the two would leave `isPending`
    // true with an empty pipe, and no later signal would wake anybody.
    _ = pipe.take(atMost: 16)
    _ = isPending.exchange(false, ordering: .acquiringAndReleasing)
  }
}
