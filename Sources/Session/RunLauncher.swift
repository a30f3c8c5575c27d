import Dashboard
import Engines
import Learning
import RatingData
import Runs
import Spark

/// Begins the runs that the dashboard asks for: chooses what trains them, and keeps what a branch begins with.
final class RunLauncher {
  private let request: DashboardSession.Request
  private let runs: RunSupervisor
  /// Hears a line for whoever wants to know more; from any thread.
  private let tell: @Sendable (String) -> Void
  /// Hears why what was asked for cannot be had at all; from any thread.
  private let fail: @Sendable (any Error) -> Void
  private let timing: RunTiming
  /// What the first run goes on from.
  private var resumed: ResumedRun?
  /// What branches of the run that is shown begin with.
  private var branchSource = (states: EpochStates(), recorder: RunRecorder?.none)

  /// - Parameters:
  ///   - runs: takes the runs.
  ///   - timing: what runs of this machine are measured by.
  init(
    _ request: DashboardSession.Request, runs: RunSupervisor, timing: RunTiming = .usual,
    fail: @escaping @Sendable (any Error) -> Void = { _ in },
    tell: @escaping @Sendable (String) -> Void
  ) {
    self.fail = fail
    self.request = request
    self.runs = runs
    self.timing = timing
    self.tell = tell
    resumed = request.training?.resumed
  }

  /// Begins a run on the ratings that are here; without any, only one that needs none.
  func begin(_ run: RunID, _ start: RunStart, _ pace: Pace, on library: Library?) {
    switch start {
    case .new(let settings):
      let first = resumed
      resumed = nil
      self.start(run, LocalStart(settings, resuming: first), pace, library)
    case .branch(let branch, let parent):
      runs.abandon(parent)
      self.start(run, self.start(of: branch), pace, library)
    case .resumed(let resumed):
      self.start(run, LocalStart(resumed.manifest.settings, resuming: resumed), pace, library)
    case .watched:
      if case .watch(let path, _) = request { runs.start(run, ReplayEngine(path: path)) }
      if case .logs(let paths, _) = request { runs.start(run, LogEngine(paths)) }
    case .opened:
      if case .open(let request) = request {
        runs.start(
          run,
          OpenedEngine(request.name, hasRatings: request.hasRatings) { [fail] workers in
            do {
              return try request.read(workers)
            } catch {
              fail(error)
              throw error
            }
          })
      }
    case .lists(let settings):
      // A screen waits for them.
      if let data = library?.data {
        runs.start(run, LocalEngine(settings, on: data.ratings, timing: timing), at: .longAnswer)
      }
    }
  }

  /// Lets go of the run on disk that is kept last.
  func end() { branchSource.recorder?.end() }

  private func start(of branch: Branch) -> LocalStart {
    let parent = branchSource
    var start = LocalStart(branch.settings)
    start.resumption = parent.states.latest(upTo: branch.epoch).map { branch.resumption(from: $0) }
    start.changes = branch.changes
    start.origin = parent.recorder.map { recorder in
      RunOrigin(run: (recorder.repeated ?? recorder.folder).name, epoch: branch.epoch)
    }
    start.states = EpochStates(parent.states, upTo: branch.epoch)
    return start
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

    init(_ settings: Settings, resuming resumed: ResumedRun? = nil) {
      self.settings = settings
      self.resumed = resumed
      resumption = resumed?.resumption
    }
  }

  private func start(_ run: RunID, _ start: LocalStart, _ pace: Pace, _ library: Library?) {
    // What goes on from a state of this machine stays here.
    if let cluster = request.cluster, start.resumption == nil,
      start.settings.areOfMLlib, let data = clusterData(library)
    {
      branchSource = (start.states, nil)
      runs.start(
        run,
        SparkEngine(
          start.settings, on: data, cluster.options, environment: cluster.environment,
          recorder: makeRecorder(start, library, request.arguments + cluster.arguments)))
      return
    }
    guard let data = library?.data else { return }
    let recorder = makeRecorder(start, library, request.arguments)
    branchSource = (start.states, recorder)
    runs.start(
      run,
      LocalEngine(
        start.settings, on: data.ratings, changes: start.changes,
        resumption: start.resumption, recorder: recorder, states: start.states, timing: timing),
      pace: pace)
  }

  /// What a cluster trains on; nil until ratings of this machine are read.
  private func clusterData(_ library: Library?) -> SparkData? {
    guard case .cluster(let request) = request else {
      return library.map { .home(HomeRatings($0.data.ratings, name: $0.data.name)) }
    }
    var ratings = request.ratings
    // Lists stay as they are from run to run.
    if let library { ratings.catalogue = .known(library.data) }
    return .cluster(ratings)
  }

  /// What keeps a run on disk; nil where it is not to be kept, or cannot be.
  ///
  /// - Parameter arguments: how the ratings and what trains on them were asked for on the command line.
  private func makeRecorder(
    _ start: LocalStart, _ library: Library?, _ arguments: [String]
  ) -> RunRecorder? {
    guard let store = request.runs.destination else { return nil }
    do {
      let recorder: RunRecorder
      if case .cluster(let cluster) = request {
        recorder = try .keeping(
          in: store, start.settings, onRatingsElsewhere: cluster.ratings.name,
          arguments: arguments, tell: tell)
      } else if let data = library?.data {
        recorder = try .keeping(
          start.resumed, in: store, start.settings, data, planned: start.changes,
          origin: start.origin, arguments: arguments, tell: tell)
      } else {
        return nil
      }
      tell(
        "the run is kept in \(recorder.folder.path), unless it repeats one that is kept, bit for bit"
      )
      return recorder
    } catch {
      tell("the run is not kept: \(error)")
      return nil
    }
  }
}
