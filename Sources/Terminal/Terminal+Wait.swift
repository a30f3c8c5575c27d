import Glibc

extension Terminal {
  /// What a wait ended with; empty when its time was up.
  public struct Ready: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// `readInput` has something: keys, a new size, or the end.
    public static let input = Ready(rawValue: 1)
    /// The wakeup was signalled.
    public static let wakeup = Ready(rawValue: 2)
    /// `termination` says which signal came.
    public static let termination = Ready(rawValue: 4)
    /// `takeStrayOutput` may have lines.
    public static let strayOutput = Ready(rawValue: 8)
  }

  /// Sleeps until there is something to do, or for `timeout` (nil: for ever).
  ///
  /// Suspending and continuing (Ctrl-Z, `fg`) happen in here.
  ///
  /// - Parameter wakeup: what else ends the sleep; nil where nothing of that kind matters before the time is up.
  public func wait(for wakeup: Wakeup?, timeout: Duration? = nil) -> Ready {
    if mayHaveResized { return .input }
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while true {
      let ready = poll(wakeup, deadline: [deadline, heldUntil].compactMap { $0 }.min())
      if let ready { return ready }
      if let heldUntil, heldUntil <= ContinuousClock.now { return .input }
      if let deadline, deadline <= ContinuousClock.now { return [] }
    }
  }

  /// One sleep; nil when a signal, or nothing that matters to the caller, ended it.
  private func poll(_ wakeup: Wakeup?, deadline: ContinuousClock.Instant?) -> Ready? {
    let sources: [(descriptor: Int32, ready: Ready)] =
      [
        (keyboard.number, .input), (signals.descriptor, .termination),
        (capture.descriptor, .strayOutput),
      ] + (wakeup.map { [($0.descriptor, .wakeup)] } ?? [])
    var entries = sources.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    guard systemPoll(&entries, deadline: deadline) > 0 else { return nil }
    var ready: Ready = []
    for (entry, source) in zip(entries, sources) where entry.revents != 0 {
      ready.insert(source.ready)
    }
    if ready.contains(.wakeup) { wakeup?.clear() }
    if ready.contains(.termination) {
      ready.remove(.termination)
      ready.formUnion(handleSignals())
    }
    return ready.isEmpty ? nil : ready
  }

  private func handleSignals() -> Ready {
    var ready: Ready = []
    for item in signals.take() {
      switch item {
      case .termination(let signal):
        termination = termination ?? signal
        ready.insert(.termination)
      case .suspend:
        suspend()
        ready.insert(.input)
      case .resume:
        resume()
        ready.insert(.input)
      case .resize:
        ready.insert(.input)
      }
    }
    return ready
  }

  private func systemPoll(
    _ entries: inout [pollfd], deadline: ContinuousClock.Instant?
  ) -> Int32 {
    Glibc.poll(&entries, nfds_t(entries.count), milliseconds(until: deadline))
  }

  /// As `poll` takes it: -1 for ever, rounded up, lest the last millisecond be spent spinning.
  private func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = (deadline - ContinuousClock.now).components
    guard left.seconds >= 0, left.attoseconds >= 0 else { return 0 }
    let fraction = (left.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: min(left.seconds, 1_000_000) * 1000 + fraction)
  }
}
