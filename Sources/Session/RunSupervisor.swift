import Concurrency
import Dashboard
import Engines
import Jobs
import Learning

/// Owns the runs: any number of them, each a job within the budget of threads. A run that has ended gives its threads
/// back, and keeps what more epochs need.
///
/// It never touches `State`: runs say what happens by mailbox, and hear what to do by `RunControl`.
final class RunSupervisor: Sendable {
  private struct Run: Sendable {
    let engine: any Engine
    let place: JobPlace
    let versions = ModelVersions()
    /// Whether it has been run: after that it goes on for more epochs only.
    let hasBegun = Guarded(false)
  }

  private struct Runs: Sendable {
    var byID: [RunID: Run] = [:]
    var hasEnded = false
  }

  private let runs = Guarded(Runs())
  private let mailbox: Mailbox
  private let jobs: JobRunner

  init(mailbox: Mailbox, jobs: JobRunner) {
    self.mailbox = mailbox
    self.jobs = jobs
  }

  deinit { end() }

  /// Starts a run, or has it wait for a thread.
  ///
  /// - Parameter place: whether a person watches it, or waits for its model.
  func start(
    _ id: RunID, _ engine: any Engine, at place: JobPlace = .training, pace: Pace = .none
  ) {
    engine.control.setPace(pace.seconds)
    runs.withLock { runs in
      guard !runs.hasEnded else { return }
      runs.byID[id] = Run(engine: engine, place: place)
    }
    work(on: id)
  }

  /// Its threads are for others until it goes on.
  func pause(_ id: RunID) {
    control(id)?.give(.pause)
    jobs.rest(id.job)
  }

  func resume(_ id: RunID) {
    jobs.wake(id.job)
    control(id)?.give(.run)
  }

  func stop(_ id: RunID, keep model: KeptModel) {
    jobs.wake(id.job)
    control(id)?.stop(keeping: model)
  }

  /// Asks for more epochs, where the engine takes them; a run that has ended goes on.
  func extend(_ id: RunID, by epochs: Int) {
    guard let engine = runs.withLock({ $0.byID[id]?.engine }), engine.capabilities.can(.extend)
    else { return }
    engine.control.extend(by: epochs)
    work(on: id)
  }

  /// Ends a run for good and forgets it.
  func abandon(_ id: RunID) {
    let run = runs.withLock { $0.byID.removeValue(forKey: id) }
    run?.engine.control.give(.abandon)
    jobs.cancel(id.job)
  }

  /// Sets settings of a run under way, by key.
  func change(_ values: [String: SettingValue], of id: RunID) { control(id)?.change(values) }

  /// Asks a paused run for a single step, and what it does to somebody's row.
  func inspectStep(of subject: StepSubject, in id: RunID) {
    control(id)?.inspectStep(of: subject)
  }

  /// The least time of a run's epochs.
  func setPace(_ pace: Pace, of id: RunID) { control(id)?.setPace(pace.seconds) }

  /// Ends all runs for good; whoever owns the jobs waits until their threads have let go.
  func end() {
    let ids = runs.withLock { runs in
      runs.hasEnded = true
      return Array(runs.byID.keys)
    }
    for id in ids { abandon(id) }
  }

  private func control(_ id: RunID) -> RunControl? {
    runs.withLock { $0.byID[id]?.engine.control }
  }

  /// Runs a run, or has it go on for more epochs.
  private func work(on id: RunID) {
    guard let run = runs.withLock({ $0.byID[id] }) else { return }
    jobs.run(
      Job(
        id.job, id, at: run.place, threads: .atMost(run.engine.mostThreads), replacing: .waiting
      ) { [self] _, context in
        let isFirst = run.hasBegun.withLock { hasBegun in
          defer { hasBegun = true }
          return !hasBegun
        }
        // More epochs may have been asked for while it ran, and done with the others.
        if isFirst || run.engine.control.hasExtraEpochs {
          run.engine.run(output(of: id, run), on: context.workers)
        }
        // Or after it looked for the last time.
        if run.engine.control.hasExtraEpochs { work(on: id) }
        return isFirst
      })
  }

  private func output(of id: RunID, _ run: Run) -> EngineOutput {
    EngineOutput(
      report: { [mailbox] event in mailbox.post(.training(id, event)) },
      publish: { [mailbox] snapshot, heldOut in
        let model = TrainedModel(
          run: id, version: run.versions.next(), snapshot: snapshot, heldOut: heldOut,
          settings: run.engine.settings)
        mailbox.post(.model(model))
      },
      browse: { [mailbox] data in mailbox.post(.catalogue(id, Library(data))) },
      inspected: { [mailbox] step in mailbox.post(.step(id, step)) },
      status: { [mailbox] text in mailbox.post(.status(id, text)) },
      silent: { [mailbox] seconds in mailbox.post(.silence(id, seconds: seconds)) },
      watched: { [mailbox] logs in mailbox.post(.logs(logs)) },
      log: { [mailbox] line in mailbox.post(.stray([line])) })
  }
}

/// Numbers a run's models as they come.
private final class ModelVersions: Sendable {
  private let last = Guarded(0)

  func next() -> Int {
    last.withLock { last in
      last += 1
      return last
    }
  }
}

extension RunID {
  /// The identity of the job that runs it.
  var job: JobIdentity { JobIdentity("run", number) }
}
