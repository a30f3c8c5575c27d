import Concurrency
import Dashboard
import Dispatch
import Engines
import Learning
import Terminal

/// Owns the runs: any number of them, each on a serial queue of its own, as many at a time as there are
/// cores for. A run that has ended gives its thread back, and keeps what more epochs need.
///
/// It never touches `State`: runs say what happens by mailbox, and hear what to do by `RunControl`.
final class RunSupervisor: Sendable {
  private struct Run: Sendable {
    let engine: any Engine
    let queue: DispatchQueue
    let versions = ModelVersions()
  }

  private struct Runs: Sendable {
    var byID: [RunID: Run] = [:]
    var schedule: RunSchedule<RunID>
    var hasEnded = false
  }

  private let runs: Guarded<Runs>
  private let working = DispatchGroup()
  private let mailbox: Mailbox

  /// - Parameter cores: runs that may work at the same time.
  init(mailbox: Mailbox, cores: Int) {
    self.mailbox = mailbox
    runs = Guarded(Runs(schedule: RunSchedule(limit: cores)))
  }

  deinit { end() }

  /// Starts a run, or has it wait for a core.
  func start(_ id: RunID, _ engine: any Engine, pace: Pace = .none) {
    engine.control.setPace(pace.seconds)
    let run = Run(
      engine: engine, queue: DispatchQueue(label: "marquee.run.\(id.number)", qos: .userInitiated))
    runs.withLock { runs in
      guard !runs.hasEnded else { return }
      runs.byID[id] = run
    }
    work(on: id)
  }

  func pause(_ id: RunID) { control(id)?.give(.pause) }
  func resume(_ id: RunID) { control(id)?.give(.run) }
  func stop(_ id: RunID, keep model: KeptModel) {
    control(id)?.stop(keeping: model)
  }

  /// Asks for more epochs, where the engine takes them; a run that has ended goes on.
  func extend(_ id: RunID, by epochs: Int) {
    guard let engine = runs.withLock({ $0.byID[id]?.engine }), engine.canBeExtended else { return }
    engine.control.extend(by: epochs)
    work(on: id)
  }

  /// Ends a run for good and forgets it.
  func abandon(_ id: RunID) {
    let run = runs.withLock { runs in
      runs.schedule.cancel(id)
      return runs.byID.removeValue(forKey: id)
    }
    run?.engine.control.give(.abandon)
  }

  /// Sets settings of a run under way, by key.
  func change(_ values: [String: SettingValue], of id: RunID) { control(id)?.change(values) }

  /// Asks a paused run for a single step, and what it does to somebody's row.
  func inspectStep(of subject: StepSubject, in id: RunID) {
    control(id)?.inspectStep(of: subject)
  }

  /// The least time of a run's epochs.
  func setPace(_ pace: Pace, of id: RunID) { control(id)?.setPace(pace.seconds) }

  /// How long a program that ends waits for its runs. They let go within a few milliseconds and write their last
  /// state in some more, but for very large data.
  private static let shutdownTimeout = DispatchTimeInterval.seconds(2)

  /// Ends all runs for good, and waits a moment for their threads to let go.
  func end() {
    let ids = runs.withLock { runs in
      runs.hasEnded = true
      return Array(runs.byID.keys)
    }
    for id in ids { abandon(id) }
    _ = working.wait(timeout: .now() + Self.shutdownTimeout)
  }

  private func control(_ id: RunID) -> RunControl? {
    runs.withLock { $0.byID[id]?.engine.control }
  }

  private func work(on id: RunID) {
    begin(runs.withLock { runs in runs.byID[id] == nil ? [] : runs.schedule.add(id) })
  }

  private func begin(_ ids: [RunID]) {
    for id in ids {
      guard let run = runs.withLock({ $0.byID[id] }) else {
        begin(runs.withLock { $0.schedule.finish(id) })
        continue
      }
      working.enter()
      run.queue.async { [self] in
        Terminal.protectCurrentThread()
        run.engine.run(output(of: id, run))
        begin(runs.withLock { $0.schedule.finish(id) })
        // More epochs may have been asked for after the engine looked for the last time.
        if run.engine.control.hasExtraEpochs { work(on: id) }
        working.leave()
      }
    }
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
