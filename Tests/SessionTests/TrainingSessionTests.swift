import Dispatch
import Learning
import Models
import RatingData
import Testing

@testable import Dashboard
@testable import Session

/// Training on its queue, steered as the dashboard steers it. Waits are for conditions, never for time.
@Suite struct TrainingSessionTests {
  /// A session whose messages can be waited for.
  private final class Bench {
    private let semaphore = DispatchSemaphore(value: 0)
    private(set) var seen: [Message] = []
    let mailbox: Mailbox
    let session: TrainingSession

    init() {
      let semaphore = semaphore
      mailbox = Mailbox { semaphore.signal() }
      session = TrainingSession(mailbox: mailbox)
    }

    /// Waits until a message is what is asked for; false after half a minute.
    @discardableResult
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
    bench.session.start(RunID(1), settings(epochs: 4), on: Self.ratings)
    #expect(bench.wait { isEnd($0, .finished) })
    #expect(bench.epochs == [1, 2, 3, 4])
    let records = bench.records.filter(\.isBest)
    let best = try #require(records.last)
    let isHere = bench.models.last?.snapshot.epoch == best.epoch
    #expect(isHere || bench.wait { isModel($0, epoch: best.epoch) })
    #expect(bench.models.last?.snapshot.epoch == best.epoch)
    #expect(bench.models.last?.snapshot.validationLoss == best.validationLoss)
    bench.session.end()
  }

  @Test func `a run without an end stops when told, and goes on when told`() {
    let bench = Bench()
    bench.session.start(RunID(1), settings(epochs: 1_000_000), on: Self.ratings)
    #expect(bench.wait { isEpoch($0, 2) })
    bench.session.stop()
    #expect(bench.wait { isEnd($0, .stopped) })
    let before = bench.epochs.last ?? 0
    bench.session.extend(by: 3)
    #expect(bench.wait { isEpoch($0, before + 3) })
    bench.session.end()
  }

  @Test func `a paused run hears that it is to stop`() {
    let bench = Bench()
    bench.session.start(RunID(1), settings(epochs: 1_000_000), on: Self.ratings)
    bench.wait { isEpoch($0, 1) }
    bench.session.pause()
    bench.session.stop()
    #expect(bench.wait { isEnd($0, .stopped) })
    bench.session.end()
  }

  @Test func `a new run takes the place of one that is paused`() {
    let bench = Bench()
    bench.session.start(RunID(1), settings(epochs: 1_000_000), on: Self.ratings)
    bench.wait { isEpoch($0, 1) }
    bench.session.pause()
    bench.session.start(RunID(2), settings(epochs: 2), on: Self.ratings)
    #expect(bench.wait { isEnd($0, .finished) })
    bench.session.end()
  }

  @Test func `a pause that came too late does not hold up more epochs`() {
    let bench = Bench()
    bench.session.start(RunID(1), settings(epochs: 2), on: Self.ratings)
    bench.wait { isEnd($0, .finished) }
    bench.session.pause()
    bench.session.extend(by: 2)
    #expect(bench.wait { isEnd($0, .finished) })
    #expect(bench.epochs == [1, 2, 3, 4])
    bench.session.end()
  }

  @Test func `neither pause nor resume takes a stop back`() {
    for order in [TrainingControl.Order.pause, .run] {
      let control = TrainingControl(pace: .none)
      control.give(.stop)
      control.give(order)
      #expect(control.order == .stop)
      control.settle()
      #expect(control.order == .run)
      control.give(.abandon)
      control.settle()
      #expect(control.order == .abandon)
    }
  }

  @Test func `pausing, pacing and models inside an epoch leave the numbers as they are`() {
    let plain = Bench()
    plain.session.start(RunID(1), settings(epochs: 2), on: Self.ratings)
    plain.wait { isEnd($0, .finished) }
    plain.session.end()
    let paced = Bench()
    paced.session.setPace(.one)
    paced.session.start(RunID(1), settings(epochs: 2), on: Self.ratings)
    // Inside the first epoch: a model of no whole epoch yet.
    #expect(paced.wait { isModel($0, epoch: 0) })
    paced.session.pause()
    paced.session.setPace(.none)
    paced.session.resume()
    paced.wait { isEnd($0, .finished) }
    paced.session.end()
    #expect(losses(plain.seen) == losses(paced.seen))
    #expect(losses(plain.seen).count == 2)
  }

  @Test func `a run of years ends when the session does, and is silent from then on`() {
    let bench = Bench()
    bench.session.setPace(.three)
    bench.session.start(RunID(1), settings(epochs: 1_000_000), on: Self.ratings)
    bench.wait { if case .training(_, .progress) = $0 { true } else { false } }
    bench.session.end()
    _ = bench.mailbox.drain()
    bench.session.resume()
    bench.session.setPace(.none)
    bench.session.end()
    #expect(bench.mailbox.drain().isEmpty)
  }

  private func losses(_ messages: [Message]) -> [Double] {
    messages.compactMap {
      if case .training(_, .epoch(let record)) = $0 { record.validationLoss } else { nil }
    }
  }
}
