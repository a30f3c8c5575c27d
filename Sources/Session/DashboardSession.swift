import Cells
import Concurrency
import Configuration
import Dashboard
import Engines
import Jobs
import Learning
import Profiles
import RatingData
import RatingFiles
import Runs
import Terminal

/// The dashboard in a terminal, from the first frame to the exit status.
///
/// One thread, the caller's, owns the terminal and the state. It sleeps until a key, a worker or a
/// signal has something for it, draws at most thirty frames a second of what workers say, and what
/// follows a key at once.
public final class DashboardSession {
  /// The names of the themes that there are.
  public static var themes: [String] { ThemeLibrary().slugs }

  let themes = ThemeLibrary()
  let terminal: Terminal
  let wakeup: Wakeup
  let backstage: Backstage
  var state: State
  var exitStatus: Int32?

  /// Runs a dashboard until it is left.
  ///
  /// - Parameters:
  ///   - preferences: how a person wants it.
  ///   - configuration: where that is kept, and what it says; no file without a home.
  ///   - profile: the name and the file of the person's own ratings; without a file they are not kept.
  ///   - warnings: what was found wrong on the way here.
  ///   - recording: a new file that takes down what is shown; nil records nothing.
  /// - Returns: the exit status.
  /// - Throws: `SessionError`, or why there are no data; the terminal is as it was.
  public static func run(
    _ request: Request, _ preferences: Preferences,
    keptIn configuration: (file: ConfigurationFile?, says: Preferences),
    profile: (name: String, file: ProfileFile?) = ("me", nil), warnings: [String] = [],
    recording: String? = nil
  ) throws -> Int32 {
    let session = try DashboardSession(
      request, preferences, configuration, profile, warnings, recording)
    defer { session.end() }
    return try session.runLoop()
  }

  private init(
    _ request: Request, _ preferences: Preferences,
    _ configuration: (file: ConfigurationFile?, says: Preferences),
    _ profile: (name: String, file: ProfileFile?), _ warnings: [String], _ recording: String?
  ) throws {
    let theme = preferences.theme ?? ThemeLibrary.defaultSlug
    let wakeup = try Wakeup()
    let mailbox = Mailbox { wakeup.signal() }
    let cast = try recording.map { path throws(SessionError) in
      try Self.record(path) { mailbox.post(.notice($0)) }
    }
    // A theme that was chosen holds, whatever the terminal is.
    let questions: [TerminalQuestion] = preferences.theme == nil ? [.background] : []
    terminal = try Self.open(theme, in: themes, asking: questions + [.synchronizedOutput])
    terminal.reportsMouse = preferences.reportsMouse
    terminal.recording = cast
    state = request.state(
      size: terminal.size, themes: themes.slugs, theme: theme, preferences, profile: profile,
      isFirst: request.isFirst, letters: terminal.glyphs == .ascii ? .ascii : .all)
    backstage = Backstage(
      request, configuration, mailbox: mailbox, protect: Terminal.protectCurrentThread
    ) { wakeup.signal() }
    self.wakeup = wakeup
    begin(warnings)
  }

  /// Draws the first frame, and starts what was asked for.
  private func begin(_ warnings: [String]) {
    if let first = warnings.first {
      receive(.stray(warnings))
      receive(.notice(first))
    }
    state.firstJobs.forEach(backstage.jobs.run)
    draw()
    backstage.begin(receive)
  }

  private static func record(
    _ path: String, tell: @escaping @Sendable (String) -> Void
  ) throws(SessionError) -> Asciicast {
    do throws(RecordingError) {
      return try Asciicast(path, tell: tell)
    } catch {
      throw .noRecording(error.description)
    }
  }

  private static func open(
    _ name: String, in themes: ThemeLibrary, asking questions: [TerminalQuestion]
  ) throws(SessionError) -> Terminal {
    do {
      return try Terminal.open(theme: themes.theme(name), asking: questions)
    } catch let error as ThemeError {
      throw .noTheme(error.description)
    } catch {
      throw .noScreen(String(describing: error))
    }
  }

  private func end() {
    backstage.loader.cancel()
    terminal.close()
    terminal.recording?.close()
    backstage.end()
  }

  private func runLoop() throws -> Int32 {
    var pacer = FramePacer(now: .now)
    var lastFrame = ContinuousClock.now
    while true {
      // While a frame is due soon, what workers say waits for it: waking for each word would take the core
      // from who trains.
      let timeout = pacer.timeout(now: .now)
      let ready = terminal.wait(for: timeout == nil ? wakeup : nil, timeout: timeout)
      if let signal = terminal.termination { return signal.exitStatus }
      let messages = backstage.mailbox.drain() + strayOutput(ready) + input(ready)
      messages.forEach(receive)
      if let exitStatus { return exitStatus }
      if let error = backstage.loader.error { throw error }
      if !messages.isEmpty || state.isMoving { pacer.invalidate() }
      if pacer.shouldDraw(now: .now, after: ready.contains(.input) ? .input : .other) {
        if state.isMoving { receive(.elapsed(seconds: Self.seconds(since: lastFrame))) }
        lastFrame = .now
        let duration = ContinuousClock().measure { draw() }
        pacer.drew(in: duration, now: .now)
      }
    }
  }

  /// What sets out after a long rest does not arrive with its first step.
  private static func seconds(since lastFrame: ContinuousClock.Instant) -> Double {
    min(0.1, (ContinuousClock.now - lastFrame) / .seconds(1))
  }

  private func strayOutput(_ ready: Terminal.Ready) -> [Message] {
    guard ready.contains(.strayOutput) else { return [] }
    let lines = terminal.takeStrayOutput()
    return lines.isEmpty ? [] : [.stray(lines)]
  }

  private func input(_ ready: Terminal.Ready) -> [Message] {
    ready.contains(.input) ? terminal.readInput().map { .input($0) } : []
  }

  func receive(_ message: Message) {
    update(&state, message).forEach(perform)
  }

  private func draw() {
    let canvas = view(state)
    terminal.show(terminal.glyphs == .ascii ? canvas.asciiFolded() : canvas)
  }
}
