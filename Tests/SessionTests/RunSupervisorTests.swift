import Concurrency
import Dispatch
import Engines
import Jobs
import Learning
import Models
import RatingData
import Runs
import Testing

@testable import Dashboard
@testable import Session

/// Training on its queue, steered as the dashboard steers it. Waits are for conditions, never for time.
@Suite struct RunSupervisorTests {
  /// A session whose messages can be waited for.
  private final class Bench {
    private let semaphore = DispatchSemaphore(value: 0)
    private(set) var seen: [Message] = []
    let mailbox: Mailbox
    let runs: RunSupervisor
    private let jobs: JobRunner

    init(threads: Int = 2) {
      let semaphore = semaphore
      mailbox = Mailbox { semaphore.signal() }
      // What comes of the jobs themselves is nothing to a run.
      jobs = JobRunner(threads: threads, post: { _ in })
      runs = RunSupervisor(mailbox: mailbox, jobs: jobs)
    }

    func end() {
      runs.end()
      jobs.end(patience: .seconds(30))
    }

    /// Waits until a message is what is asked for; false after half a minute.
    func wait(for isWanted: (Message) -> Bool) -> Bool {
      let deadline = DispatchTime.now() + 30
      while true {
        let messages = mailbox.drain()
        seen += messages
        if messages.contains(where: isWanted) { return true }
        if semaphore.wait(timeout: deadline) == .timedOut { return false }
      }
    }

    var epochs: [Int] { records.map(\.epoch) }

    var records: [EpochRecord] {
      seen.compactMap {
        if case .training(_, .epoch(let record)) = $0 { record } else { nil }
      }
    }

    var models: [TrainedModel] {
      seen.compactMap { if case .model(let model) = $0 { model } else { nil } }
    }
  }

  private static let ratings: Ratings = {
    let count = 4_000
    return Ratings(
      users: (0..<count).map { UserIndex($0 % 50) },
      movies: (0..<count).map { MovieIndex($0 * 7 % 40) },
      values: (0..<count).map { Float($0 % 5 + 1) }, userCount: 50, movieCount: 40)
  }()

  private func settings(epochs: Int) -> Settings {
    var settings = Preset.seed.settings(seed: 3)
    settings.schedule = Schedule(epochs: epochs, patience: epochs)
    return settings
  }

  private func isEnd(_ message: Message, _ reason: RunEnd.Reason) -> Bool {
    if case .training(_, .ended(let end)) = message { end.reason == reason } else { false }
  }

  private func isModel(_ message: Message, epoch: Int) -> Bool {
    if case .model(let model) = message { model.snapshot.epoch == epoch } else { false }
  }

  private func isEpoch(_ message: Message, _ number: Int) -> Bool {
    if case .training(_, .epoch(let record)) = message { record.epoch >= number } else { false }
  }

  @Test func `a run tells of all its epochs, and hands out its best model last`() throws {
    let bench = Bench()
    bench.runs.start(RunID(1), LocalEngine(settings(epochs: 4), on: Self.ratings))
    #expect(bench.wait { isEnd($0, .finished) })
    #expect(bench.epochs == [1, 2, 3, 4])
    let records = bench.records.filter(\.isBest)
    let best = try #require(records.last)
    let isHere = bench.models.last?.snapshot.epoch == best.epoch
    #expect(isHere || bench.wait { isModel($0, epoch: best.epoch) })
    #expect(bench.models.last?.snapshot.epoch == best.epoch)
    #expect(bench.models.last?.snapshot.validated == best.validated)
    bench.end()
  }

  @Test func `a run without an end stops when told, and goes on when told`() {
    let bench = Bench()
    bench.runs.start(RunID(1), LocalEngine(settings(epochs: 1_000_000), on: Self.ratings))
    #expect(bench.wait { isEpoch($0, 2) })
    bench.runs.stop(RunID(1), keep: .best)
    #expect(bench.wait { isEnd($0, .stopped) })
    let before = bench.epochs.last ?? 0
    bench.runs.extend(RunID(1), by: 3)
    #expect(bench.wait { isEpoch($0, before + 3) })
    bench.end()
  }

  @Test func `a paused run hears that it is to stop`() {
    let bench = Bench()
    bench.runs.start(RunID(1), LocalEngine(settings(epochs: 1_000_000), on: Self.ratings))
    #expect(bench.wait { isEpoch($0, 1) })
    bench.runs.pause(RunID(1))
    bench.runs.stop(RunID(1), keep: .best)
    #expect(bench.wait { isEnd($0, .stopped) })
    bench.end()
  }

  @Test func `a run that is given up makes room, though it is paused`() {
    let bench = Bench()
    bench.runs.start(RunID(1), LocalEngine(settings(epochs: 1_000_000), on: Self.ratings))
    #expect(bench.wait { isEpoch($0, 1) })
    bench.runs.pause(RunID(1))
    bench.runs.abandon(RunID(1))
    bench.runs.start(RunID(2), LocalEngine(settings(epochs: 2), on: Self.ratings))
    #expect(bench.wait { isEnd($0, .finished) })
    bench.end()
  }

  @Test func `a pause that came too late does not hold up more epochs`() {
    let bench = Bench()
    bench.runs.start(RunID(1), LocalEngine(settings(epochs: 2), on: Self.ratings))
    #expect(bench.wait { isEnd($0, .finished) })
    bench.runs.pause(RunID(1))
    bench.runs.extend(RunID(1), by: 2)
    #expect(bench.wait { isEnd($0, .finished) })
    #expect(bench.epochs == [1, 2, 3, 4])
    bench.end()
  }

  @Test func `pausing, pacing and models inside an epoch leave the numbers as they are`() {
    let plain = Bench()
    plain.runs.start(RunID(1), LocalEngine(settings(epochs: 2), on: Self.ratings))
    #expect(plain.wait { isEnd($0, .finished) })
    plain.end()
    let paced = Bench()
    paced.runs.start(RunID(1), LocalEngine(settings(epochs: 2), on: Self.ratings), pace: .one)
    // Inside the first epoch: a model of no whole epoch yet.
    #expect(paced.wait { isModel($0, epoch: 0) })
    paced.runs.pause(RunID(1))
    paced.runs.setPace(.none, of: RunID(1))
    paced.runs.resume(RunID(1))
    #expect(paced.wait { isEnd($0, .finished) })
    paced.end()
    #expect(losses(plain.seen) == losses(paced.seen))
    #expect(losses(plain.seen).count == 2)
  }

  @Test func `a run of years ends when the session does, and is silent from then on`() {
    let bench = Bench()
    let engine = LocalEngine(settings(epochs: 1_000_000), on: Self.ratings)
    bench.runs.start(RunID(1), engine, pace: .three)
    #expect(bench.wait { if case .training(_, .progress) = $0 { true } else { false } })
    bench.end()
    _ = bench.mailbox.drain()
    bench.runs.resume(RunID(1))
    bench.runs.setPace(.none, of: RunID(1))
    bench.end()
    #expect(bench.mailbox.drain().isEmpty)
  }

  private func isEnd(of run: Int, _ message: Message) -> Bool {
    if case .training(RunID(run), .ended) = message { true } else { false }
  }

  @Test func `two runs learn each what it learns alone`() {
    let alone = Bench()
    alone.runs.start(RunID(1), LocalEngine(settings(epochs: 3), on: Self.ratings))
    #expect(alone.wait { isEnd($0, .finished) })
    let both = Bench()
    for run in 1...2 {
      both.runs.start(RunID(run), LocalEngine(settings(epochs: 3), on: Self.ratings))
    }
    #expect(both.wait { isEnd(of: 1, $0) } || both.seen.contains { isEnd(of: 1, $0) })
    #expect(both.seen.contains { isEnd(of: 2, $0) } || both.wait { isEnd(of: 2, $0) })
    for run in 1...2 {
      let own = both.seen.filter {
        if case .training(RunID(run), _) = $0 { true } else { false }
      }
      #expect(losses(own) == losses(alone.seen))
    }
    both.end()
    alone.end()
  }

  @Test func `a run waits for a thread, and starts when another ends`() {
    let bench = Bench(threads: 1)
    bench.runs.start(RunID(1), LocalEngine(settings(epochs: 1_000_000), on: Self.ratings))
    #expect(bench.wait { isEpoch($0, 1) })
    bench.runs.start(RunID(2), LocalEngine(settings(epochs: 1), on: Self.ratings))
    // Time enough for the second run to begin, if there were nothing to wait for.
    let epoch = bench.epochs.max() ?? 0
    #expect(bench.wait { isEpoch($0, epoch + 20) })
    bench.runs.stop(RunID(1), keep: .best)
    #expect(bench.wait { isEnd(of: 2, $0) })
    let firstEnd = bench.seen.firstIndex { isEnd(of: 1, $0) }
    let secondStart = bench.seen.firstIndex {
      if case .training(RunID(2), _) = $0 { true } else { false }
    }
    guard let firstEnd, let secondStart else {
      Issue.record("run 1 ended: \(firstEnd ?? -1), run 2 began: \(secondStart ?? -1)")
      return
    }
    #expect(firstEnd < secondStart)
    // The first run has given its thread back, and goes on when asked.
    bench.runs.extend(RunID(1), by: 1)
    #expect(bench.wait { if case .training(RunID(1), .started) = $0 { true } else { false } })
    bench.end()
  }

  /// A run that is over as soon as it begins, and for good.
  private final class FinishedEngine: Engine {
    let control = RunControl()
    let capabilities = EngineCapabilities.ofAnotherProgram
    let settings: Settings? = nil

    func run(_ output: EngineOutput, on workers: Workers) {
      let end = RunEnd(reason: .finished, bestEpoch: nil, bestValidated: nil, seconds: 0)
      output.report(.ended(end))
    }
  }

  @Test func `a run that cannot be extended stays ended`() {
    let bench = Bench()
    let engine = FinishedEngine()
    bench.runs.start(RunID(1), engine)
    #expect(bench.wait { isEnd(of: 1, $0) })
    bench.runs.extend(RunID(1), by: 5)
    #expect(!engine.control.hasExtraEpochs)
    bench.end()
    #expect(bench.mailbox.drain().isEmpty)
  }

  private func losses(_ messages: [Message]) -> [Double] {
    messages.compactMap {
      if case .training(_, .epoch(let record)) = $0 { record.validated } else { nil }
    }
  }
}
