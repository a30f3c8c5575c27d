import Dashboard
import Engines
import Learning
import RatingData
import RatingFiles
import Runs
import Spark
import Terminal

/// Carries out what `update` asks for.
extension DashboardSession {
  func perform(_ effect: Effect) {
    switch effect {
    case .run(let job): jobs.run(job)
    case .cancel(let identity): jobs.cancel(identity)
    case .start(let run, let start, let pace): begin(run, start, pace)
    case .steer(let run, let order): steer(run, order)
    case .terminal(let order): perform(order)
    case .savePreferences(let preferences): jobs.run(keptPreferences.job(saving: preferences))
    case .quit: exitStatus = 0
    case .interrupt: exitStatus = TerminationSignal.interrupt.exitStatus
    }
  }

  private func begin(_ run: RunID, _ start: RunStart, _ pace: Pace) {
    switch start {
    case .new(let settings):
      let first = resumed
      resumed = nil
      self.start(run, settings, pace, resumed: first)
    case .branch(let branch, let parent):
      runs.abandon(parent)
      self.start(run, branch, pace)
    case .resumed(let resumed):
      self.start(run, resumed.manifest.settings, pace, resumed: resumed)
    case .watched:
      if case .watch(let path, _) = request { runs.start(run, ReplayEngine(path: path)) }
    case .lists(let settings):
      // A screen waits for them.
      if let data = state.library?.data {
        runs.start(run, LocalEngine(settings, on: data.ratings), at: .longAnswer)
      }
    }
  }

  private func steer(_ run: RunID, _ order: RunOrder) {
    switch order {
    case .abandon: runs.abandon(run)
    case .pause: runs.pause(run)
    case .resume: runs.resume(run)
    case .stop(let model): runs.stop(run, keep: model)
    case .extend(let epochs): runs.extend(run, by: epochs)
    case .pace(let pace): runs.setPace(pace, of: run)
    case .inspectStep(let subject): runs.inspectStep(of: subject, in: run)
    case .change(let values): runs.change(values, of: run)
    }
  }

  private func perform(_ order: TerminalOrder) {
    switch order {
    case .copy(let text): terminal.copy(text)
    case .export(let format): exportScreen(format)
    case .theme(let name): switchTheme(name)
    case .reportMouse(let reportsMouse): terminal.reportsMouse = reportsMouse
    case .redraw: terminal.redraw()
    case .suspend: terminal.suspend()
    }
  }

  private func start(_ run: RunID, _ settings: Settings, _ pace: Pace, resumed: ResumedRun?) {
    var start = LocalStart(settings: settings)
    start.resumed = resumed
    start.resumption = resumed?.resumption
    self.start(run, start, pace)
  }

  private func start(_ run: RunID, _ branch: Branch, _ pace: Pace) {
    let parent = branchSource
    var start = LocalStart(settings: branch.settings)
    start.resumption = parent.states.latest(upTo: branch.epoch).map { branch.resumption(from: $0) }
    start.changes = branch.changes
    start.origin = parent.recorder.map { recorder in
      RunOrigin(run: (recorder.repeated ?? recorder.folder).name, epoch: branch.epoch)
    }
    start.states = EpochStates(parent.states, upTo: branch.epoch)
    self.start(run, start, pace)
  }

  /// What a run begins with.
  private struct LocalStart {
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

  private func start(_ run: RunID, _ start: LocalStart, _ pace: Pace) {
    // What goes on from a state of this machine stays here.
    if let cluster = request.cluster, start.resumption == nil,
      start.settings.areOfMLlib, let data = clusterData
    {
      branchSource = (start.states, nil)
      runs.start(
        run,
        SparkEngine(
          start.settings, on: data, cluster.options, environment: cluster.environment,
          recorder: makeRecorder(start, request.arguments + cluster.arguments)))
      return
    }
    guard let data = state.library?.data else { return }
    let recorder = makeRecorder(start, request.arguments)
    branchSource = (start.states, recorder)
    runs.start(
      run,
      LocalEngine(
        start.settings, on: data.ratings, changes: start.changes,
        resumption: start.resumption, recorder: recorder, states: start.states),
      pace: pace)
  }

  /// What a cluster trains on; nil until ratings of this machine are read.
  private var clusterData: SparkData? {
    guard case .cluster(let request) = request else {
      return state.library.map { .home(HomeRatings($0.data.ratings, name: $0.data.name)) }
    }
    var ratings = request.ratings
    // Lists stay as they are from run to run.
    if let library = state.library { ratings.catalogue = .known(library.data) }
    return .cluster(ratings)
  }

  /// What keeps a run on disk; nil where it is not to be kept, or cannot be.
  ///
  /// - Parameter arguments: how the ratings and what trains on them were asked for on the command line.
  private func makeRecorder(_ start: LocalStart, _ arguments: [String]) -> RunRecorder? {
    guard let store = request.runs.destination else { return nil }
    let tell: @Sendable (String) -> Void = { [mailbox] in mailbox.post(.stray([$0])) }
    do {
      let recorder: RunRecorder
      if case .cluster(let cluster) = request {
        recorder = try .keeping(
          in: store, start.settings, onRatingsElsewhere: cluster.ratings.name,
          arguments: arguments, tell: tell)
      } else if let data = state.library?.data {
        recorder = try .keeping(
          start.resumed, in: store, start.settings, data, planned: start.changes,
          origin: start.origin, arguments: arguments, tell: tell)
      } else {
        return nil
      }
      receive(
        .stray([
          "the run is kept in \(recorder.folder.path), unless it repeats one that is kept, bit for bit"
        ]))
      return recorder
    } catch {
      receive(.stray(["the run is not kept: \(error)"]))
      return nil
    }
  }

  private func exportScreen(_ format: ScreenExport) {
    let canvas = view(state)
    guard let theme = try? themes.theme(state.theme) else { return }
    let (text, suffix) =
      switch format {
      case .svg: (ScreenFile.svg(canvas, theme), "svg")
      case .ansi: (ScreenFile.ansi(canvas, theme), "ansi")
      default: (canvas.lines.map { $0 + "\n" }.joined(), "txt")
      }
    jobs.run(ExportRequest.text(text, stem: "marquee-screen", suffix: suffix).job)
  }

  private func switchTheme(_ name: String) {
    do {
      terminal.switchTheme(try themes.theme(name))
    } catch {
      receive(.stray([String(describing: error)]))
    }
  }
}
