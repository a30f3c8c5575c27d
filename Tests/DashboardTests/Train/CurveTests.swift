import Cells
import Learning
import Testing

@testable import Dashboard

/// What is kept of a run's epochs, and drawn and listed of them.
@Suite struct `The course of a run` {
  @Test func `the curve meets each epoch's loss and jumps nowhere`() {
    let scenario = Scenario.trained()
    let train = scenario.state.train
    for record in train.epochs {
      #expect(
        train.curve.points.contains { $0.x == Double(record.epoch) && $0.y == record.trained })
    }
    let settled = train.curve.points.filter { $0.x >= 1 }
    for (one, next) in zip(settled, settled.dropFirst()) {
      #expect(abs(next.y - one.y) < 0.1)
    }
  }

  @Test func `a long run keeps one point an epoch, and the running one's`() {
    var scenario = Scenario()
    func progress(_ epoch: Int, done: Double) -> TrainingEvent {
      .progress(
        EpochProgress(
          epoch: epoch, step: 1, done: done, metrics: EpochMetrics(trained: 1), seconds: 1,
          ratingsPerSecond: 1))
    }
    for epoch in 1...1_000 {
      for done in [0.25, 0.5, 0.75] {
        scenario.makeUp(progress(epoch, done: done))
      }
      let record = EpochRecord(
        epoch: epoch, metrics: EpochMetrics(trained: 1, validated: 1), seconds: 1,
        ratingsPerSecond: 1, isBest: false,
        epochsSinceBest: 1)
      scenario.makeUp(.epoch(record))
    }
    scenario.makeUp(progress(1_001, done: 0.5))
    #expect(scenario.state.train.curve.points.count == 200 * 4 + 800 + 1)
    #expect(scenario.state.train.secondsTrained == 1_000)
  }

  @Test func `time left is the mean epoch for what is left of the plan`() {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    let seconds = (scenario.state.train.secondsTrained ?? 0) / 2
    #expect(scenario.state.train.secondsLeft == 4 * seconds)
    scenario.type(">>>>>")
    #expect(scenario.state.train.secondsLeft == 12)
  }

  @Test func `the table scrolls back and stays where it was when epochs come`() {
    var scenario = Scenario(size: Size(width: 80, height: 16))
    scenario.train(epochs: 4)
    scenario.type("g")
    let top = scenario.state.trainScreen.rowsBelow
    #expect(top > 0)
    scenario.train(epochs: 5)
    #expect(scenario.state.trainScreen.rowsBelow == top + 1)
    scenario.type("G")
    #expect(scenario.state.trainScreen.rowsBelow == 0)
  }
}
