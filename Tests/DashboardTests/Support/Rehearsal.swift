import Concurrency
import Engines
import Jobs
import Learning
import RatingFiles

@testable import Dashboard
@testable import Session

/// The runs of a scenario: begun, done and steered by what does that in the dashboard, each on a thread of its own that
/// goes no further than a test lets it. One goes at a time, and by a clock that ticks a hundredth of a second at each
/// look, so that it always says the same; models come at the ends of epochs.
final class Rehearsal {
  private let turns: Turns
  private let jobs: JobRunner
  private let runs: RunSupervisor
  private let launcher: RunLauncher
  private var paused: Set<RunID> = []

  init() {
    let turns = Turns()
    let request = DashboardSession.Request.train(
      .init(.embedded, ReadingOptions(), name: "", arguments: []) { _ in Settings(.seed) })
    // What comes of the jobs themselves is nothing to a run.
    jobs = JobRunner(threads: 1, executor: { _, work in turns.add(work) }, post: { _ in })
    runs = RunSupervisor(mailbox: turns.mailbox, jobs: jobs)
    let ticks = Guarded(0)
    launcher = RunLauncher(
      request, runs: runs,
      timing: RunTiming(modelInterval: .infinity) {
        ticks.withLock { ticks in
          ticks += 1
          return Double(ticks) / 100
        }
      }, tell: { _ in })
    self.turns = turns
  }

  deinit {
    runs.end()
    turns.end()
    jobs.end(patience: .seconds(30))
  }

  /// Begins a run, which waits until it is let on; others but that for lists are over.
  func begin(_ run: RunID, _ start: RunStart, _ pace: Pace, on library: Library?) {
    launcher.begin(run, start, pace, on: library)
    if run != .browse { turns.drop { $0 != run && $0 != .browse } }
  }

  /// Tells a run something; what it says at once comes back.
  func steer(_ run: RunID, _ order: RunOrder) -> [Message] {
    runs.steer(run, order)
    switch order {
    case .abandon: turns.drop { $0 == run }
    case .pause: paused.insert(run)
    case .resume, .stop: paused.remove(run)
    case .inspectStep: return inspectedStep(of: run)
    case .extend, .pace, .change: break
    }
    return []
  }

  /// Lets a run on, unless it is paused.
  ///
  /// - Parameter isWanted: asked of each thing that it says; before the first that is not wanted it waits.
  /// - Returns: what it said.
  func letOn(_ run: RunID, while isWanted: @escaping (Message) -> Bool) -> [Message] {
    paused.contains(run) ? [] : turns.letOn(run, while: isWanted)
  }

  /// Lets a paused run say what its single step did.
  private func inspectedStep(of run: RunID) -> [Message] {
    var isDone = false
    return turns.letOn(run) { message in
      defer { if case .step = message { isDone = true } }
      return !isDone
    }
  }
}
