import Dispatch
import Learning
import Models
import RatingData
import Synchronization
import Testing

@testable import Dashboard
@testable import Session

@Suite struct MailboxTests {
  private func epoch(_ number: Int, run: Int = 1) -> Message {
    .training(
      RunID(run),
      .epoch(
        EpochRecord(
          epoch: number, metrics: EpochMetrics(trained: 1, validated: 1), seconds: 1,
          ratingsPerSecond: 1, isBest: true,
          epochsSinceBest: 0)))
  }

  private func progress(_ epoch: Int, done: Double, run: Int = 1) -> Message {
    .training(
      RunID(run),
      .progress(
        EpochProgress(
          epoch: epoch, step: Int(done * 1000), done: done, metrics: EpochMetrics(trained: 1),
          seconds: 1,
          ratingsPerSecond: 1)))
  }

  private func epochs(_ messages: [Message]) -> [Int] {
    messages.compactMap {
      if case .training(_, .epoch(let record)) = $0 { record.epoch } else { nil }
    }
  }

  @Test func `events keep their order, and a drained box is empty`() {
    let box = Mailbox {}
    for number in 1...100 { box.post(epoch(number)) }
    #expect(epochs(box.drain()) == Array(1...100))
    #expect(box.drain().isEmpty)
  }

  @Test func `of progress only a sixteenth of an epoch is kept, the newest of each`() {
    let box = Mailbox {}
    for step in 0..<1000 { box.post(progress(1, done: Double(step) / 1000)) }
    let steps = box.drain().compactMap { message -> Int? in
      if case .training(_, .progress(let progress)) = message { progress.step } else { nil }
    }
    #expect(steps.count == 16)
    #expect(steps.first == 62)
    #expect(steps.last == 999)
  }

  @Test func `of the reading of data only the newest is kept`() {
    let box = Mailbox {}
    for count in 1...10 {
      let progress = LoadingProgress(
        stage: .reading, file: "f", bytes: count, totalBytes: 10, ratings: count)
      box.post(.loading(progress, seconds: Double(count)))
    }
    let seconds = box.drain().map { message -> Double in
      if case .loading(_, let seconds) = message { seconds } else { 0 }
    }
    #expect(seconds == [10])
  }

  @Test func `progress does not overtake the epoch that stands before it`() {
    let box = Mailbox {}
    box.post(progress(1, done: 0.99))
    box.post(epoch(1))
    box.post(progress(2, done: 0.99))
    #expect(box.drain().count == 3)
  }

  @Test func `of models inside epochs only the newest is kept`() {
    let box = Mailbox {}
    for version in 1...50 { box.post(.model(.fixture(version: version))) }
    let versions = box.drain().compactMap { message -> Int? in
      if case .model(let model) = message { model.version } else { nil }
    }
    #expect(versions == [50])
  }

  @Test func `models of the ends of epochs are all kept, until there are too many`() {
    func versions(posted count: Int) -> [Int] {
      let box = Mailbox {}
      for version in 1...count { box.post(.model(.fixture(version: version, isWhole: true))) }
      return box.drain().compactMap {
        if case .model(let model) = $0 { model.version } else { nil }
      }
    }
    #expect(versions(posted: 50) == Array(1...50))
    let many = versions(posted: 1000)
    #expect(many.count <= 66 && many.last == 1000 && many == many.sorted())
  }

  @Test func `two runs merge their progress and models apart from each other`() {
    let box = Mailbox {}
    for step in 0..<100 {
      for run in 1...2 {
        box.post(progress(1, done: Double(step) / 1600, run: run))
        box.post(.model(.fixture(version: step, run: run)))
      }
    }
    for run in 1...2 { box.post(epoch(1, run: run)) }
    box.post(progress(2, done: 0.01, run: 1))
    let messages = box.drain()
    let said = messages.map { message in
      switch message {
      case .training(let run, .progress(let progress)): "\(run.number): progress \(progress.epoch)"
      case .training(let run, .epoch(let record)): "\(run.number): epoch \(record.epoch)"
      case .model(let model): "\(model.run.number): model \(model.version)"
      default: "?"
      }
    }
    #expect(
      said == [
        "1: progress 1", "2: progress 1", "1: epoch 1", "2: epoch 1", "1: progress 2",
        "1: model 99",
        "2: model 99",
      ])
  }

  @Test func `nothing is lost under load from several threads`() {
    let wakes = Atomic(0)
    let box = Mailbox { wakes.add(1, ordering: .relaxed) }
    let posters = 4
    let each = 5_000
    let isDone = Atomic(0)
    for poster in 0..<posters {
      DispatchQueue(label: "poster").async {
        for number in 0..<each {
          box.post(self.epoch(poster * each + number))
          box.post(.model(.fixture(version: number)))
        }
        isDone.add(1, ordering: .acquiringAndReleasing)
      }
    }
    var seen: [Int] = []
    while isDone.load(ordering: .acquiring) < posters { seen += epochs(box.drain()) }
    seen += epochs(box.drain())
    #expect(seen.count == posters * each)
    for poster in 0..<posters {
      let own = seen.filter { $0 / each == poster }
      #expect(own == own.sorted())
    }
    #expect((1...posters * each * 2).contains(wakes.load(ordering: .relaxed)))
  }

  @Test func `wakes its reader once until all is taken out`() {
    let wakes = Atomic(0)
    let box = Mailbox { wakes.add(1, ordering: .relaxed) }
    func posts(_ messages: [Message]) -> Int {
      let before = wakes.load(ordering: .relaxed)
      messages.forEach(box.post)
      return wakes.load(ordering: .relaxed) - before
    }
    #expect(posts([epoch(1), epoch(2), .model(.fixture(version: 1))]) == 1)
    #expect(posts([epoch(3)]) == 0)
    _ = box.drain()
    #expect(posts([.model(.fixture(version: 2)), epoch(4)]) == 1)
    _ = box.drain()
    #expect(posts([epoch(5)]) == 1)
  }
}

extension TrainedModel {
  static func fixture(version: Int, run: Int = 1, isWhole: Bool = false) -> TrainedModel {
    let matrix = FactorMatrix(rows: 1, columns: 1, values: [1])
    return TrainedModel(
      run: RunID(run), version: version,
      snapshot: Snapshot(
        FactorModel(userFactors: matrix, movieFactors: matrix), epoch: version, validated: nil,
        isWhole: isWhole),
      heldOut: HeldOut(.init(train: [], validation: [])))
  }
}
