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

  let request: Request
  let themes = ThemeLibrary()
  let terminal: Terminal
  let wakeup: Wakeup
  let mailbox: Mailbox
  let loader: Loader
  let runs: RunSupervisor
  let launcher: RunLauncher
  let keptPreferences: KeptPreferences
  let jobs: JobRunner
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
    terminal = try Self.open(theme, in: themes)
    terminal.reportsMouse = preferences.reportsMouse
    terminal.recording = cast
    state = State(
      size: terminal.size, source: request.source,
      dataArguments: request.arguments, engines: request.engines,
      themes: themes.slugs, theme: theme, preferences: preferences, profile: profile,
      faults: request.training?.reading.faults ?? .stop,
      runs: request.runs.store, keeping: request.runs.keeping,
      likenesses: request.runs.likenesses, isFirst: request.isFirst)
    loader = Loader(mailbox: mailbox) { wakeup.signal() }
    jobs = Self.jobRunner(for: request, posting: mailbox)
    runs = RunSupervisor(mailbox: mailbox, jobs: jobs)
    launcher = RunLauncher(request, runs: runs) { mailbox.post(.stray([$0])) }
    keptPreferences = KeptPreferences(in: configuration.file, saying: configuration.says)
    self.wakeup = wakeup
    self.mailbox = mailbox
    self.request = request
    begin(warnings)
  }

  private static func jobRunner(for request: Request, posting mailbox: Mailbox) -> JobRunner {
    JobRunner(
      threads: request.training?.reading.threads ?? Workers.availableCores,
      executor: { place, work in
        JobRunner.dispatch(place) {
          Terminal.protectCurrentThread()
          work()
        }
      }, post: { mailbox.post(.done($0)) })
  }

  /// Draws the first frame, and starts what was asked for.
  private func begin(_ warnings: [String]) {
    if let first = warnings.first {
      receive(.stray(warnings))
      receive(.notice(first))
    }
    state.firstJobs.forEach(jobs.run)
    draw()
    switch request {
    case .train(let training):
      loader.load(training.source, training.reading, settings: training.settings)
    case .cluster(let cluster):
      receive(.cluster(cluster.settings))
    case .watch: receive(.watch)
    }
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

  private static func open(_ name: String, in themes: ThemeLibrary) throws(SessionError) -> Terminal
  {
    do {
      return try Terminal.open(theme: themes.theme(name))
    } catch let error as ThemeError {
      throw .noTheme(error.description)
    } catch {
      throw .noScreen(String(describing: error))
    }
  }

  /// How long a program that ends waits for runs and other jobs that it cancelled. They let go within a few milliseconds,
  /// and runs write their last state in some more, but for very large data.
  private static let patience = Duration.seconds(2)

  private func end() {
    loader.cancel()
    terminal.close()
    terminal.recording?.close()
    runs.end()
    jobs.end(patience: Self.patience)
    launcher.end()
    request.runs.store?.removeHidden()
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
      let messages = mailbox.drain() + strayOutput(ready) + input(ready)
      messages.forEach(receive)
      if let exitStatus { return exitStatus }
      if let error = loader.error { throw error }
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
