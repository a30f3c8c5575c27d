import Learning
import Models
import RatingData
import TestSamples
import Testing

/// A run that is stopped, its state handed to a new loop, and gone on with.
@Suite("The state of a run")
struct TrainingStateTests {
  private let ratings = Samples.timedRatings()

  private func loop(_ settings: Settings, resuming state: TrainingState? = nil) throws
    -> TrainingLoop
  {
    let learner = settings.makeLearner(for: ratings, split: settings.split(ratings))
    guard let state else { return TrainingLoop(learner: learner, schedule: settings.schedule) }
    return try TrainingLoop(learner: learner, schedule: settings.schedule, resuming: state)
  }

  private func records(
    _ loop: TrainingLoop, directive: @escaping (Int, Double) -> Directive = { _, _ in .proceed }
  ) -> [EpochRecord] {
    var records: [EpochRecord] = []
    loop.run(
      .init(
        clock: { 0 }, directive: directive,
        report: { event in
          if case .epoch(let record) = event { records.append(record) }
        }))
    return records
  }

  @Test(
    "Going on from it gives the epochs of a run that never stopped",
    arguments: [Samples.dotProduct, Samples.biased, Samples.baseline, Samples.timedBayes],
    [(1, 0.0), (2, 0.0), (2, 0.4), (3, 0.9), (4, 1.0)])
  func resumes(settings: Settings, stop: (epoch: Int, done: Double)) throws {
    let straight = try loop(settings)
    let expected = records(straight)
    let stopped = try loop(settings)
    let before = records(stopped) { epoch, done in
      epoch == stop.epoch && done >= stop.done ? .stop : .proceed
    }
    let resumed = try loop(settings, resuming: stopped.state)
    #expect(resumed.state == stopped.state)
    #expect(before + records(resumed) == expected)
    #expect(resumed.best == straight.best)
    #expect(resumed.state == straight.state)
  }

  @Test("A state that was read while the run went on is as good")
  func readInside() throws {
    let settings = Samples.biased
    let straight = try loop(settings)
    var states: [TrainingState] = []
    let expected = records(straight) { epoch, done in
      if epoch == 3, done > 0.5 { states.append(straight.state) }
      return .proceed
    }
    let resumed = try loop(settings, resuming: states.first)
    #expect(records(resumed) == Array(expected.dropFirst(2)))
  }

  @Test("A changed learning rate counts from the next step on, and changes no row by itself")
  func liveChange() throws {
    var faster = Samples.biased
    faster[.learningRate] = 0.08
    let unchanged = records(try loop(Samples.biased))
    let learner = Samples.biased.makeLearner(
      for: ratings, split: Samples.biased.split(ratings))
    let changed = TrainingLoop(learner: learner, schedule: Samples.biased.schedule)
    var scores: [[Float]] = []
    let records = records(changed) { epoch, done in
      if epoch == 2, done == 0 {
        // Rows have missed steps by now, which were of the old size.
        scores.append(learner.model().scores(for: UserIndex(39)))
        changed.apply(faster)
        scores.append(learner.model().scores(for: UserIndex(39)))
      }
      return .proceed
    }
    #expect(zip(scores[0], scores[1]).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(records[0] == unchanged[0])
    #expect(records[1] != unchanged[1])
  }

  @Test("Settings that did not change leave no trace")
  func unchanged() throws {
    let same = try loop(Samples.biased)
    let records = records(same) { _, _ in
      same.apply(Samples.biased)
      return .proceed
    }
    #expect(records == self.records(try loop(Samples.biased)))
  }
}
