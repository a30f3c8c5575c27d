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
        // Lists wait for it.
        runs.start(.browse, LocalEngine(settings, on: data.ratings), at: .longAnswer)
      }
    case .watch(let run):
      if case .watch(let path, _) = request { runs.start(run, ReplayEngine(path: path)) }
    case .abandon(let run): runs.abandon(run)
    case .pause(let run): runs.pause(run)
    case .resume(let run): runs.resume(run)
    case .stop(let run, let model): runs.stop(run, keep: model)
    case .extend(let run, let epochs): runs.extend(run, by: epochs)
    case .inspectStep(let run, let subject): runs.inspectStep(of: subject, in: run)
    case .change(let run, let values): runs.change(values, of: run)
    case .exportScreen(let format): exportScreen(format)
    case .copy(let text): terminal.copy(text)
    case .pace(let run, let pace): runs.setPace(pace, of: run)
    case .changeProfile(let change): profiles.apply(change)
    case .importRatings(let path):
      if let data = state.library?.data { profiles.importRatings(path, for: data.catalogue) }
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
    start.origin = parent.recorder.map { recorder in
      RunOrigin(run: (recorder.repeated ?? recorder.folder).name, epoch: branch.epoch)
    }
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
    // What goes on from a state of this machine stays here.
    if let cluster = request.cluster, start.resumption == nil,
      state.clusterTrains(start.settings), let data = clusterData
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
  private func makeRecorder(_ start: RunStart, _ arguments: [String]) -> RunRecorder? {
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
