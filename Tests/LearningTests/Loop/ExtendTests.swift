import Learning
import Models
import Testing

@Suite("More epochs")
struct ExtendTests {
  private func epochs(_ loop: TrainingLoop, stopIn last: Int = .max) -> [Int] {
    var epochs: [Int] = []
    loop.run(
      .init(
        clock: { 0 }, directive: { epoch, _ in epoch == last ? .stop : .proceed },
        report: { event in
          if case .epoch(let record) = event { epochs.append(record.epoch) }
        }))
    return epochs
  }

  @Test("They go on from the last epoch")
  func goesOn() {
    let learner = ScriptedLearner([9, 8, 7, 6, 5, 4])
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 2, patience: 2))
    #expect(epochs(loop) == [1, 2])
    loop.extend(by: 3)
    #expect(epochs(loop) == [3, 4, 5])
    #expect(loop.best?.epoch == 5)
  }

  @Test("Twice asked is both together")
  func twice() {
    let loop = TrainingLoop(
      learner: ScriptedLearner([9, 8, 7, 6, 5, 4]), schedule: Schedule(epochs: 1, patience: 2))
    #expect(epochs(loop) == [1])
    loop.extend(by: 1)
    loop.extend(by: 2)
    #expect(epochs(loop) == [2, 3, 4])
  }

  @Test("After early stopping they count from there, and patience is whole again")
  func afterEarlyStopping() {
    let loop = TrainingLoop(
      learner: ScriptedLearner([5, 6, 7, 8, 4]), schedule: Schedule(epochs: 15, patience: 2))
    #expect(epochs(loop) == [1, 2, 3])
    loop.extend(by: 2)
    #expect(epochs(loop) == [4, 5])
    #expect(loop.best?.epoch == 5)
  }

  @Test("After a stop the epoch goes on from where it was stopped, and they add to the plan")
  func afterStop() {
    let learner = ScriptedLearner([5, 4, 3, 2, 1])
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 3, patience: 2))
    #expect(epochs(loop, stopIn: 2) == [1])
    loop.extend(by: 2)
    #expect(epochs(loop) == [2, 3, 4, 5])
    #expect(learner.epochsBegun == 5)
  }

  @Test("Without them there is nothing more to run")
  func nothing() {
    let loop = TrainingLoop(
      learner: ScriptedLearner([5, 4, 3]), schedule: Schedule(epochs: 2, patience: 2))
    #expect(epochs(loop) == [1, 2])
    #expect(epochs(loop) == [])
  }
}
