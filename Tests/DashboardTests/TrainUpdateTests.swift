import Cells
import Jobs
import Learning
import Testing

@testable import Dashboard

@Suite struct TrainUpdateTests {
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
    #expect(scenario.screen.contains("baseline 2.1250"))
    for screen in State.allScreens.indices {
      scenario.press(.character(State.digit(screen)))
      #expect(scenario.screen.split(separator: "\n")[0].contains(" · baseline 2.1250"))
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

  @Test(arguments: [Preset.baseline, .implicitALS])
  func `no baseline is asked for where it is the run, or where lists are judged`(preset: Preset) {
    var scenario = Scenario(settings: preset.settings())
    scenario.trainToTheEnd()
    #expect(scenario.jobs(of: BaselineRequest.slot).isEmpty)
  }

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
    var scenario = Scenario()
    scenario.trainToTheEnd()
    let asked = scenario.effects.count
    scenario.type(" ")
    #expect(scenario.effects.count == asked)
    #expect(scenario.screen.contains("n starts another"))
  }

  @Test func `a note goes with the next key`() {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.type("s")
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
      #expect(scenario.screen.contains("b the best, of epoch 2   l the last"))
      scenario.type(key)
      #expect(scenario.effects.last == effect)
      #expect(!scenario.screen.contains("l the last"))
    }
    let count = scenario.effects.count
    scenario.type("s")
    scenario.press(.escape)
    #expect(scenario.effects.count == count && scenario.state.shared.sheets.isEmpty)
  }

  @Test func `a new run takes what is set, and keeps the last curve to compare`() {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.type("n2")
    scenario.press(.enter)
    var settings = Settings.fixture
    settings.seed = 2
    #expect(scenario.effects.last == .start(RunID(2), .new(settings), pace: .none))
    #expect(scenario.state.train.epochs.isEmpty)
    #expect(scenario.state.train.previous.count == 6)
    scenario.train(epochs: 1)
    #expect(scenario.screen.contains("previous"))
  }

  @Test func `what may change during a run does, and the rest starts another`() {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    scenario.type("e")
    #expect(scenario.screen.contains("‹ 0.002 ›") || scenario.screen.contains("live"))
    scenario.move(to: "learning rate", typing: "0.001")
    scenario.press(.enter)
    let values = ["learningRate": SettingValue.number(0.001)]
    #expect(scenario.effects.last == .steer(RunID(1), .change(values)))
    scenario.train(epochs: 2, andSteps: 9)
    #expect(scenario.state.train.changes.map(\.values) == [values])
    #expect(scenario.state.train.settings?[.learningRate] == 0.001)
    #expect(scenario.screen.contains("learning rate 0.001"))
    #expect(scenario.screen.contains("┊"))
    scenario.type("e")
    scenario.press(.enter)
    #expect(scenario.screen.contains("nothing was changed"))
    scenario.type("e")
    scenario.move(to: "factors", typing: "7")
    scenario.press(.enter)
    #expect(scenario.state.train.run == RunID(2))
    #expect(scenario.state.train.settings?[.factors] == 7)
    #expect(scenario.state.train.settings?[.learningRate] == 0.001)
    #expect(scenario.state.train.changes.isEmpty)
  }

  @Test func `a setting goes back to what the preset has`() {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.type("n")
    scenario.move(to: "factors", typing: "7")
    scenario.press(.delete, .enter)
    #expect(scenario.state.train.settings?[.factors] == Settings(Settings.fixture.preset)[.factors])
  }

  @Test func `the command of a run is copied, with what was set on the way`() throws {
    var scenario = Scenario()
    scenario.train(epochs: 2, andSteps: 1)
    scenario.type("e")
    scenario.move(to: "learning rate", typing: "0.001")
    scenario.press(.enter)
    scenario.train(epochs: 2, andSteps: 9)
    scenario.type("+c")
    guard case .terminal(.copy(let command)) = scenario.effects.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(command.hasPrefix("marquee train --data fixture --preset biased "))
    #expect(command.hasSuffix(" --change 3:2:learning-rate=0.001"))
    #expect(command.contains(" --epochs 11 "))
    #expect(scenario.screen.contains("copied: marquee train"))
  }

  @Test func `a pinned curve stays to compare with, whatever runs after it`() {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.type("=n2")
    scenario.press(.enter)
    scenario.trainToTheEnd()
    scenario.type("n3")
    scenario.press(.enter)
    scenario.train(epochs: 2)
    #expect(scenario.screen.contains("pinned"))
    scenario.type("=")
    #expect(scenario.screen.contains("previous"))
  }

  @Test func `the sheet takes digits, changes the preset, and can be left`() {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.type("n42")
    scenario.press(.up, .left)
    scenario.press(.enter)
    #expect(scenario.state.train.settings?.seed == 42)
    #expect(scenario.state.train.settings?.preset == .seed)
    let run = scenario.state.train.run
    scenario.type("n")
    scenario.press(.escape)
    #expect(scenario.state.train.run == run)
    #expect(scenario.state.shared.sheets.isEmpty)
  }

  @Test func `the sheet has every setting of the learner, and starts with what was typed`() {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.type("n")
    for descriptor in Settings.fixture.descriptors where descriptor.change != .preset {
      #expect(scenario.screen.contains(descriptor.title))
    }
    scenario.move(to: "learning rate", typing: "1e-2")
    scenario.press(.down, .right)
    scenario.press(.enter)
    let settings = scenario.state.train.settings
    #expect(settings?[.learningRate] == 0.01)
    #expect(settings?[.regularization] == 0.05, "the next round number above that of the fixture")
  }

  @Test func `a value that cannot be trained with is explained beside it, and starts nothing`() {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    let effects = scenario.effects.count
    scenario.type("n")
    scenario.move(to: "factors", typing: "0")
    #expect(scenario.screen.contains("‹ 0 › expected 1 to 1024"))
    scenario.press(.enter)
    #expect(scenario.effects.count == effects)
    scenario.press(.backspace)
    #expect(scenario.screen.contains("expected 1 to 1024"), "nothing is no number of factors")
    scenario.type("8")
    scenario.press(.enter)
    #expect(scenario.state.train.settings?[.factors] == 8)
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

  @Test func `a writer that falls silent is told of, until it speaks again`() {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    scenario.send(.silence(RunID(1), seconds: 9))
    #expect(!scenario.screen.contains("silent"))
    scenario.send(.silence(RunID(1), seconds: 12))
    #expect(scenario.screen.contains("◌ silent for 12 s in epoch 3/6"))
    scenario.send(.silence(RunID(4), seconds: 1))
    #expect(scenario.screen.contains("silent"))
    scenario.train(epochs: 3)
    #expect(!scenario.screen.contains("silent"))
    scenario.trainToTheEnd()
    scenario.send(.silence(RunID(1), seconds: 99))
    #expect(!scenario.screen.contains("silent"))
  }

  @Test func `a run without a plan counts its epochs, and does nothing that it cannot do`() {
    var state = State(
      size: Size(width: 120, height: 36), source: .events("e.jsonl"), themes: [], theme: "")
    #expect(update(&state, .watch) == [.start(RunID(1), .watched, pace: .none)])
    let summary = RunSummary(
      train: nil, validation: nil, users: nil, movies: nil, epochs: nil, stepsPerEpoch: nil,
      stepName: "batch", patience: nil)
    _ = update(&state, .training(RunID(1), .started(summary)))
    let record = EpochRecord(
      epoch: 1, metrics: EpochMetrics(trained: 1e300, validated: 1), seconds: 1,
      ratingsPerSecond: 1e300, isBest: true,
      epochsSinceBest: 0)
    _ = update(&state, .training(RunID(1), .epoch(record)))
    let screen = view(state).lines.joined(separator: "\n")
    #expect(screen.contains("● epoch 2\n"))
    #expect(screen.contains("epoch  2  "))
    #expect(screen.contains("1.0e300"))
    for key in ["+", "n", "s", " "] as [Character] {
      _ = update(&state, .input(.key(.character(key))))
      #expect(state.shared.sheets.isEmpty)
    }
    let end = RunEnd(reason: .finished, bestEpoch: 1, bestValidated: 1, seconds: 0.1)
    _ = update(&state, .training(RunID(1), .ended(end)))
    #expect(state.shared.note == nil, "n starts nothing here")
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

  @Test func `a run that fails says why`() {
    var settings = Settings.fixture
    settings[.learningRate] = 1000
    var scenario = Scenario(settings: settings)
    scenario.trainToTheEnd()
    #expect(
      scenario.screen.contains("the loss grew to") || scenario.screen.contains("finite number"))
    #expect(scenario.screen.contains("■ failed"))
  }

  @Test func `the curve meets each epoch's loss and jumps nowhere`() {
    var scenario = Scenario()
    scenario.trainToTheEnd()
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
    scenario.type(">>>>")
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

  @Test func `every way to quit quits`() {
    var scenario = Scenario()
    scenario.train(epochs: 1)
    scenario.type("q")
    #expect(scenario.effects.last != .quit)
    #expect(scenario.screen.contains("q quits   esc continues"))
    scenario.type("j")
    #expect(scenario.effects.last != .quit && scenario.state.shared.sheets.isEmpty)
    scenario.type("qq")
    #expect(scenario.effects.last == .quit)
    scenario.trainToTheEnd()
    scenario.press(.down)
    scenario.type("q")
    #expect(scenario.effects.last == .quit)
    scenario.press(.control("c"))
    #expect(scenario.effects.last == .interrupt)
    scenario.send(.input(.hangUp))
    #expect(scenario.effects.last == .quit)
    scenario.type("?")
    scenario.press(.control("c"))
    #expect(scenario.effects.last == .interrupt)
  }

  @Test func `warnings of the data are shown once and kept in the log`() {
    var scenario = Scenario()
    scenario.send(.stray(["printed by a library"]))
    scenario.type("L")
    #expect(scenario.screen.contains("printed by a library"))
    scenario.type("x")
    #expect(!scenario.screen.contains("printed by a library"))
  }
}
