import Learning
import Testing

@testable import Dashboard

/// What is asked of a run under way, and after its end.
@Suite struct `Steering a run` {
  @Test func `data that arrive start the first run`() {
    let scenario = Scenario()
    #expect(scenario.effects == [.start(RunID(1), .new(.fixture), pace: .none)])
    #expect(scenario.state.train.phase == .running)
  }

  @Test func `space pauses, and space goes on`() {
    var scenario = Scenario()
    scenario.train(epochs: 1, andSteps: 3)
    scenario.type(" ")
    #expect(scenario.state.train.phase == .paused)
    #expect(scenario.screen.contains("paused in epoch 2/6"))
    scenario.trainToTheEnd()
    #expect(scenario.state.train.progress?.step == 3, "it waits")
    scenario.type(" ")
    #expect(scenario.state.train.phase == .running)
    #expect(scenario.effects.suffix(2) == [.steer(RunID(1), .pause), .steer(RunID(1), .resume)])
    scenario.trainToTheEnd()
    #expect(scenario.state.train.epochs.count == 6)
  }

  @Test func `after the end space says what else there is, and asks for nothing`() {
    var scenario = Scenario.trained()
    let asked = scenario.effects.count
    scenario.type(" ")
    #expect(scenario.effects.count == asked)
    #expect(scenario.screen.contains("n starts another"))
  }

  @Test func `a note goes with the next key`() {
    var scenario = Scenario.trained("s")
    #expect(scenario.screen.contains("the run has ended"))
    scenario.press(.down)
    #expect(!scenario.screen.contains("the run has ended"))
  }

  @Test func `stop asks for the end and waits to hear of it`() {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    scenario.type("s")
    #expect(scenario.effects.last == .steer(RunID(1), .stop(keep: .best)))
    #expect(scenario.state.train.phase == .running)
    scenario.trainToTheEnd()
    #expect(scenario.screen.contains("stopped, best epoch 2"))
    #expect(scenario.state.train.epochs.count == 2)
  }

  @Test func `a stop in the first epoch keeps what is drawn, and says what is kept`() throws {
    var scenario = Scenario()
    scenario.train(epochs: 0, andSteps: 5)
    scenario.type("s")
    scenario.trainToTheEnd()
    #expect(scenario.screen.contains("stopped in epoch 1: no epoch was completed, none is kept"))
    let progress = try #require(scenario.state.train.progress)
    #expect(scenario.screen.contains("loss \(progress.trained.lossText)"))
    #expect(scenario.screen.contains("1/6"))
    scenario.type("+")
    #expect(scenario.state.train.plannedEpochs == 11)
  }

  @Test func `a stop asks which model is kept where the best is not the last`() {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    let record = EpochRecord(
      epoch: 3, metrics: EpochMetrics(trained: 1, validated: 9), seconds: 1, ratingsPerSecond: 1,
      isBest: false,
      epochsSinceBest: 1)
    scenario.makeUp(.epoch(record))
    for (key, effect) in [
      ("b", Effect.steer(RunID(1), .stop(keep: .best))),
      ("l", .steer(RunID(1), .stop(keep: .last))),
    ] {
      scenario.type("s")
      #expect(scenario.screen.contains("b the best, of epoch 2  l the last"))
      scenario.type(key)
      #expect(scenario.effects.last == effect)
      #expect(!scenario.screen.contains("l the last"))
    }
    let count = scenario.effects.count
    scenario.type("s")
    scenario.press(.escape)
    #expect(scenario.effects.count == count && scenario.state.shared.sheets.isEmpty)
  }

  @Test(arguments: [(RunEnd.Reason.stopped, 11), (.earlyStopping, 7)])
  func `more epochs add to the plan of a stopped run, and to what an early end ran`(
    reason: RunEnd.Reason, planned: Int
  ) {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    let end = RunEnd(reason: reason, bestEpoch: 2, bestValidated: 1, seconds: 1)
    scenario.makeUp(.ended(end))
    scenario.type("+")
    #expect(scenario.effects.last == .steer(RunID(1), .extend(epochs: 5)))
    #expect(scenario.state.train.plannedEpochs == planned)
    #expect(scenario.state.train.phase == .running)
  }

  @Test func `more epochs in mid-run move the end`() {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    scenario.type("+")
    #expect(scenario.state.train.plannedEpochs == 11)
    scenario.trainToTheEnd()
    #expect(scenario.state.train.epochs.map(\.epoch) == Array(1...11))
  }

  @Test func `more epochs after the end go on from there`() {
    var (straight, extended) = (Scenario(), Scenario())
    straight.type("+")
    straight.trainToTheEnd()
    extended.trainToTheEnd()
    extended.type("+")
    extended.trainToTheEnd()
    let losses = extended.state.train.epochs.map(\.validated)
    #expect(losses.count == 11 && losses == straight.state.train.epochs.map(\.validated))
  }

  @Test func `the pace goes round between its ends and is told to training`() {
    var scenario = Scenario()
    scenario.type("<")
    #expect(scenario.effects.last == .steer(RunID(1), .pace(.none)))
    scenario.type(">>>>>>")
    #expect(scenario.effects.last == .steer(RunID(1), .pace(.three)))
    #expect(scenario.screen.contains("paced 3.0 s"))
    scenario.type("n")
    scenario.press(.enter)
    guard case .start(RunID(2), _, pace: .three) = scenario.effects.last else {
      Issue.record("the next run starts at another pace: \(scenario.effects)")
      return
    }
  }

  @Test func `what a run that was given up still says is not heard`() {
    var scenario = Scenario()
    scenario.train(epochs: 1)
    scenario.type("n")
    scenario.press(.enter)
    let end = RunEnd(reason: .stopped, bestEpoch: 1, bestValidated: 1, seconds: 1)
    scenario.makeUp(.ended(end), of: RunID(1))
    #expect(scenario.state.train.phase == .running)
  }

  @Test func `a question about a run goes with its end`() {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    scenario.type("q")
    #expect(scenario.screen.contains("quit while training?"))
    scenario.trainToTheEnd()
    #expect(scenario.state.shared.sheets.isEmpty)
    scenario.type("q")
    #expect(scenario.effects.last == .quit)
  }

  @Test func `a run that fails says why`() {
    var settings = Settings.fixture
    settings[.learningRate] = 1000
    var scenario = Scenario(settings: settings)
    scenario.trainToTheEnd()
    #expect(
      scenario.screen.contains("the loss grew to more") || scenario.screen.contains("finite number")
    )
    #expect(scenario.screen.contains("■ failed"))
  }
}
