import Cells
import Jobs
import Learning
import Testing

@testable import Dashboard

/// What biases alone come to, beside what a run comes to.
@Suite struct `The baseline` {
  @Test func `the baseline is asked for once, and shown on every screen`() {
    var scenario = Scenario(size: Size(width: 200, height: 40))
    func asked() -> Int {
      scenario.requests(of: BaselineRequest.slot).count {
        $0 == BaselineRequest(run: RunID(1), settings: .fixture)
      }
    }
    scenario.train(epochs: 1)
    #expect(asked() == 0)
    scenario.trainToTheEnd()
    #expect(asked() == 1)
    scenario.makeUp(.ended(Self.end))
    #expect(asked() == 1)
    let another = BaselineRequest(run: RunID(7), settings: .fixture).job(
      on: Fixture.dataSet(named: "fixture", known: nil).ratings)
    scenario.send(.done(JobDone(another, .result(BaselineLoss(value: 0.1)))))
    #expect(!scenario.screen.contains("baseline"))
    scenario.tell(BaselineRequest.slot, result: BaselineLoss(value: 2.125))
    #expect(scenario.screen.contains("baseline val_loss 2.1250"))
    // By the metric of the chart: √2.125.
    scenario.type("r3")
    #expect(scenario.screen.split(separator: "\n")[0].contains(" · baseline val_rmse 1.4577"))
    scenario.type("1R")
    for screen in State.allScreens.indices {
      scenario.press(.character(State.digit(screen)))
      #expect(scenario.screen.split(separator: "\n")[0].contains(" · baseline val_loss 2.1250"))
    }
  }

  private static let end = RunEnd(
    reason: .finished, bestEpoch: 1, bestValidated: 1, seconds: 1)

  @Test func `a long run is set beside the baseline while it trains`() {
    var scenario = Scenario()
    scenario.train(epochs: 1)
    func asked() -> Bool { !scenario.jobs(of: BaselineRequest.slot).isEmpty }
    for (epoch, seconds, expected) in [(2, 2.0, false), (3, 3.5, true)] {
      scenario.makeUp(
        .epoch(
          EpochRecord(
            epoch: epoch, metrics: EpochMetrics(trained: 1, validated: 1), seconds: seconds,
            ratingsPerSecond: 1,
            isBest: false, epochsSinceBest: 0)))
      #expect(asked() == expected)
    }
  }

  @Test(arguments: [Preset.baseline, .implicitALS, .popular])
  func `no baseline is asked for where it is the run, or where lists are judged`(preset: Preset) {
    var scenario = Scenario(settings: preset.settings())
    scenario.trainToTheEnd()
    #expect(scenario.jobs(of: BaselineRequest.slot).isEmpty)
  }
}
