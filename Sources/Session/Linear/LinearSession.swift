import Cells
import Configuration
import Dashboard
import Profiles
import Terminal

/// The dashboard in plain lines, from the first one to the exit status.
///
/// One thread, the caller's, owns the state, as in `DashboardSession`. It sleeps until a line, a worker or a signal has
/// something for it, or a sentence is due. What runs and answers is the same; nothing is drawn, and no terminal is set up.
public final class LinearSession {
  /// Wakes the session; for handlers of signals, on any thread.
  public let bell = Bell()

  private let backstage: Backstage
  private let reader: LineReader?
  /// Writes a text at once; throws where nobody reads it any more.
  private let write: (String) throws -> Void
  private var dashboard: LinearDashboard
  private var exitStatus: Int32?
  private let start = ContinuousClock.now

  /// - Parameters:
  ///   - preferences: how a person wants it.
  ///   - configuration: where that is kept, and what it says; no file without a home.
  ///   - profile: the name and the file of the person's own ratings; without a file they are not kept.
  ///   - warnings: what was found wrong on the way here.
  ///   - source: where lines come from; nil where standard input holds something else.
  ///   - write: writes a text at once; what it throws ends the session.
  public init(
    _ request: DashboardSession.Request, _ preferences: Preferences,
    keptIn configuration: (file: ConfigurationFile?, says: Preferences),
    profile: (name: String, file: ProfileFile?), warnings: [String] = [],
    lines source: LineSource?, write: @escaping (String) throws -> Void
  ) {
    let bell = bell
    let mailbox = Mailbox { bell.ring(.news) }
    backstage = Backstage(request, configuration, mailbox: mailbox) { bell.ring(.atOnce) }
    reader = source.map { LineReader($0) { bell.ring(.atOnce) } }
    let state = request.state(
      size: Size(width: 80, height: 24), themes: DashboardSession.themes,
      theme: preferences.theme ?? ThemeLibrary.defaultSlug, preferences, profile: profile)
    dashboard = LinearDashboard(
      state, input: source.map { $0.isTerminal ? .terminal : .pipe } ?? .none,
      letters: Glyphs.establish() == .ascii ? .ascii : .all,
      goingOnAfter: request.training?.resumed?.resumption.checkpoint.state.completed)
    self.write = write
    state.firstJobs.forEach(backstage.jobs.run)
    for warning in warnings { mailbox.post(.notice(warning)) }
    backstage.begin { mailbox.post($0) }
  }

  /// Goes on until the input or the program ends.
  ///
  /// - Parameter interruption: the signal that asked the program to end, if one has.
  /// - Returns: the exit status.
  /// - Throws: why there are no data, or what `write` throws.
  public func run(until interruption: () -> Int32?) throws -> Int32 {
    defer { backstage.end() }
    reader?.begin()
    while true {
      bell.wait(seconds: dashboard.due.map { max(0, $0 - seconds) })
      if let error = backstage.loader.error { throw error }
      var events = backstage.mailbox.drain().map { LinearEvent.message($0) }
      events += reader?.take() ?? []
      if let signal = interruption() { events.append(.interruption(status: 128 + signal)) }
      for effect in dashboard.receive(events.isEmpty ? [.time] : events, at: seconds) {
        try perform(effect)
      }
      if let exitStatus { return exitStatus }
      reader?.allow(dashboard.waitingLines)
      // Waking for each word of a run would take the core from it; who waits for an answer waits for nothing else.
      if !dashboard.isAnswering { bell.rest() }
    }
  }

  private var seconds: Double { start.duration(to: .now) / .seconds(1) }

  private func perform(_ effect: LinearEffect) throws {
    switch effect {
    case .write(let text): try write(text)
    case .perform(let effect):
      // Nothing is drawn, so there is nothing to do at a terminal.
      _ = backstage.perform(effect, on: dashboard.library)
    case .end(let status): exitStatus = exitStatus ?? status
    }
  }
}
