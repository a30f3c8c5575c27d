import Cells
import Concurrency
import Configuration
import Dashboard
import Engines
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

  private let request: Request
  private let themes = ThemeLibrary()
  private let terminal: Terminal
  private let wakeup: Wakeup
  private let mailbox: Mailbox
  private let loader: Loader
  private let runs: RunSupervisor
  private var queries: QueryQueue?
  private let baselines: BaselineQueue
  private let keptRuns: RunsQueue
  private let preferencesQueue: PreferencesQueue
  private let profiles: ProfileQueue
  private let retrainings: RetrainQueue
  private let exports: ExportQueue
  private let sweeps: SweepQueue
  private let folds: FoldQueue
  private var state: State
  /// What the first run goes on from.
  private var resumed: ResumedRun?
  /// What branches of the run that is shown begin with.
  private var branchSource = (states: EpochStates(), folder: RunFolder?.none)
  private var exitStatus: Int32?

  /// Runs a dashboard until it is left.
  ///
  /// - Parameters:
  ///   - preferences: how a person wants it.
  ///   - configuration: where that is kept; nil without a home.
  ///   - profile: the name and the file of the person's own ratings; without a file they are not kept.
  ///   - warnings: what was found wrong on the way here.
  ///   - recording: a new file that takes down what is shown; nil records nothing.
  /// - Returns: the exit status.
  /// - Throws: `SessionError`, or why there are no data; the terminal is as it was.
  public static func run(
    _ request: Request, _ preferences: Preferences, keptIn configuration: ConfigurationFile?,
    profile: (name: String, file: ProfileFile?) = ("me", nil), warnings: [String] = [],
    recording: String? = nil
  ) throws -> Int32 {
    let session = try DashboardSession(
      request, preferences, configuration, profile, warnings, recording)
    defer { session.end() }
    return try session.runLoop()
  }

  private init(
    _ request: Request, _ preferences: Preferences, _ configuration: ConfigurationFile?,
    _ profile: (name: String, file: ProfileFile?), _ warnings: [String], _ recording: String?
  ) throws {
    let theme = preferences.theme ?? ThemeLibrary.defaultSlug
    let wakeup = try Wakeup()
    let mailbox = Mailbox { wakeup.signal() }
    let cast = try recording.map { path throws(SessionError) in
      try Self.record(path) { mailbox.post(.notice($0)) }
    }
    terminal = try Self.open(theme, in: themes)
    state = State(
      size: terminal.size, source: request.source, dataArguments: request.arguments,
      themes: themes.slugs, theme: theme, preferences: preferences, profile: profile.name)
    terminal.reportsMouse = preferences.reportsMouse
    terminal.recording = cast
    runs = RunSupervisor(mailbox: mailbox, cores: Workers.availableCores)
    loader = Loader(mailbox: mailbox) { wakeup.signal() }
    baselines = BaselineQueue(mailbox: mailbox)
    profiles = ProfileQueue(file: profile.file, mailbox: mailbox)
    retrainings = RetrainQueue(mailbox: mailbox)
    exports = ExportQueue(mailbox: mailbox)
    sweeps = SweepQueue(mailbox: mailbox)
    folds = FoldQueue(mailbox: mailbox)
    keptRuns = RunsQueue(store: request.store, mailbox: mailbox)
    preferencesQueue = PreferencesQueue(file: configuration, mailbox: mailbox)
    self.wakeup = wakeup
    self.mailbox = mailbox
    self.request = request
    if let first = warnings.first {
      receive(.stray(warnings))
      receive(.notice(first))
    }
    profiles.load()
    draw()
    switch request {
    case .train(let source, let reading, _, _, _, let first, let settings):
      keptRuns.begin()
      resumed = first
      loader.load(source, reading, settings: settings)
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

  private func end() {
    loader.cancel()
    sweeps.end()
    folds.end()
    retrainings.end()
    terminal.close()
    terminal.recording?.close()
    runs.end()
    keptRuns.end()
    preferencesQueue.end()
    profiles.end()
    exports.end()
  }

  private func runLoop() throws -> Int32 {
    var pacer = FramePacer(now: .now)
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
      if !messages.isEmpty { pacer.invalidate() }
      if pacer.shouldDraw(now: .now, after: ready.contains(.input) ? .input : .other) {
        let duration = ContinuousClock().measure { draw() }
        pacer.drew(in: duration, now: .now)
      }
    }
  }

  private func strayOutput(_ ready: Terminal.Ready) -> [Message] {
    guard ready.contains(.strayOutput) else { return [] }
    let lines = terminal.takeStrayOutput()
    return lines.isEmpty ? [] : [.stray(lines)]
  }

  private func input(_ ready: Terminal.Ready) -> [Message] {
    ready.contains(.input) ? terminal.readInput().map { .input($0) } : []
  }

  private func receive(_ message: Message) {
    if case .loaded(let library, _) = message {
      queries = QueryQueue(library: library, mailbox: mailbox)
    }
    update(&state, message).forEach(perform)
  }

  private func draw() {
    let canvas = view(state)
    terminal.show(terminal.glyphs == .ascii ? canvas.asciiFolded() : canvas)
  }

  /// The threads that a learner may use: as many as read the ratings.
  private var workers: Workers {
    guard case .train(_, let reading, _, _, _, _, _) = request else { return .onePerCore }
    return Workers(count: reading.threads)
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .start(let run, let settings, let pace):
      let first = resumed
      resumed = nil
      start(run, settings, pace, resumed: first)
    case .startBranch(let run, let branch, let parent, let pace):
      runs.abandon(parent)
      start(run, branch, pace)
    case .startResumed(let run, let resumed, let pace):
      start(run, resumed.manifest.settings, pace, resumed: resumed)
    case .trainBrowse(let settings):
      if let data = state.library?.data {
        runs.start(.browse, LocalEngine(settings, on: data.ratings, workers: workers))
      }
    case .watch(let run):
      if case .watch(let path) = request { runs.start(run, ReplayEngine(path: path)) }
    case .abandon(let run): runs.abandon(run)
    case .pause(let run): runs.pause(run)
    case .resume(let run): runs.resume(run)
    case .stop(let run, let model): runs.stop(run, keep: model)
    case .extend(let run, let epochs): runs.extend(run, by: epochs)
    case .inspectStep(let run, let subject): runs.inspectStep(of: subject, in: run)
    case .change(let run, let values): runs.change(values, of: run)
    case .exportTable(let table, let format): exports.write(table, format)
    case .exportScreen(let format): exportScreen(format)
    case .copy(let text): terminal.copy(text)
    case .pace(let run, let pace): runs.setPace(pace, of: run)
    case .fitBaseline(let run, let settings):
      if let data = state.library?.data { baselines.fit(beside: run, settings, on: data.ratings) }
    case .sweep(let number, let plan):
      if let data = state.library?.data {
        sweeps.start(number, plan, on: data.ratings, workers: workers)
      }
    case .saveProfile(let profile): profiles.save(profile)
    case .retrain(let request):
      if let data = state.library?.data {
        retrainings.start(request, on: data.ratings, workers: workers)
      }
    case .endSweep: sweeps.end()
    case .crossValidate(let number, let settings, let count, let metrics):
      if let data = state.library?.data {
        folds.start(
          number, settings, folds: count, metrics: metrics, on: data.ratings, workers: workers)
      }
    case .listRuns: keptRuns.list()
    case .hideRun(let run): keptRuns.hide(run)
    case .restoreRun(let run): keptRuns.restore(run)
    case .labelRun(let run, let label): keptRuns.label(run, label)
    case .exportRun(let run): keptRuns.export(run)
    case .resumeRun(let run):
      if let data = state.library?.data { keptRuns.read(run, for: data.ratings) }
    case .ask(let query): queries?.ask(query)
    case .theme(let name): switchTheme(name)
    case .reportMouse(let reportsMouse): terminal.reportsMouse = reportsMouse
    case .savePreferences(let preferences): preferencesQueue.save(preferences)
    case .redraw: terminal.redraw()
    case .suspend: terminal.suspend()
    case .quit: exitStatus = 0
    case .interrupt: exitStatus = TerminationSignal.interrupt.exitStatus
    }
  }

  private func start(_ run: RunID, _ settings: Settings, _ pace: Pace, resumed: ResumedRun?) {
    var start = RunStart(settings: settings)
    start.resumed = resumed
    start.resumption = resumed?.resumption
    self.start(run, start, pace)
  }

  private func start(_ run: RunID, _ branch: Branch, _ pace: Pace) {
    let parent = branchSource
    var start = RunStart(settings: branch.settings)
    start.resumption = parent.states.latest(upTo: branch.epoch).map { branch.resumption(from: $0) }
    start.changes = branch.changes
    start.origin = parent.folder.map { RunOrigin(run: $0.name, epoch: branch.epoch) }
    start.states = EpochStates(parent.states, upTo: branch.epoch)
    self.start(run, start, pace)
  }

  /// What a run begins with.
  private struct RunStart {
    let settings: Settings
    /// The run on disk that goes on; nil for a new one.
    var resumed: ResumedRun?
    var resumption: Resumption?
    /// Changes to be made on the way.
    var changes: [SettingsChange] = []
    /// The run that a branch leaves.
    var origin: RunOrigin?
    var states = EpochStates()
  }

  private func start(_ run: RunID, _ start: RunStart, _ pace: Pace) {
    guard let data = state.library?.data else { return }
    let recorder = makeRecorder(start, data)
    branchSource = (start.states, recorder?.folder)
    runs.start(
      run,
      LocalEngine(
        start.settings, on: data.ratings, workers: workers, changes: start.changes,
        resumption: start.resumption, recorder: recorder, states: start.states),
      pace: pace)
  }

  /// What keeps a run on disk; nil where it is not to be kept, or cannot be.
  private func makeRecorder(_ start: RunStart, _ data: DataSet) -> RunRecorder? {
    guard let store = request.store else { return nil }
    do {
      let recorder = try RunRecorder.keeping(
        start.resumed, in: store, start.settings, data, planned: start.changes,
        origin: start.origin, arguments: request.arguments,
        tell: { [mailbox] in mailbox.post(.stray([$0])) })
      receive(.stray(["the run is kept in \(recorder.folder.path)"]))
      return recorder
    } catch {
      receive(.stray(["the run is not kept: \(error)"]))
      return nil
    }
  }

  private func exportScreen(_ format: ScreenExport) {
    let canvas = view(state)
    guard let theme = try? themes.theme(state.theme) else { return }
    switch format {
    case .svg: exports.write("marquee-screen", "svg") { ScreenFile.svg(canvas, theme) }
    case .ansi: exports.write("marquee-screen", "ansi") { ScreenFile.ansi(canvas, theme) }
    default:
      exports.write("marquee-screen", "txt") { canvas.lines.map { $0 + "\n" }.joined() }
    }
  }

  private func switchTheme(_ name: String) {
    do {
      terminal.switchTheme(try themes.theme(name))
    } catch {
      receive(.stray([String(describing: error)]))
    }
  }
}
