import Learning
import Testing

@testable import Dashboard

/// The key that leaves a run at an epoch.
@Suite struct `Branching` {
  private func startedBranch(_ scenario: Scenario) -> Branch? {
    if case .start(_, .branch(let branch, _), _) = scenario.effects.last { branch } else { nil }
  }

  @Test func `sets what may change in a run, from an epoch that is chosen`() throws {
    var scenario = Scenario.trained()
    let parent = scenario.state.train
    scenario.type("b")
    #expect(scenario.screen.contains("branch after epoch"))
    #expect(!scenario.screen.contains("factors  "))
    // The learning rate was chosen; above all fields stands the epoch.
    scenario.type("0.05")
    for _ in 0..<3 { scenario.press(.up) }
    scenario.type("2")
    scenario.press(.enter)
    let branch = try #require(startedBranch(scenario))
    #expect(branch.epoch == 2)
    #expect(branch.settings[.epochs] == 11)
    #expect(
      branch.changes == [
        SettingsChange(
          epoch: 3, step: 0, done: 0, values: ["learningRate": .number(0.05)])
      ])
    #expect(branch.history.count == 3)
    #expect(scenario.state.train.epochs == Array(parent.epochs.prefix(2)))
    #expect(scenario.state.train.previous == parent.epochs)
    #expect(scenario.state.train.run == parent.run.next)
    scenario.trainToTheEnd()
    let train = scenario.state.train
    #expect(train.epochs.prefix(2).map(\.trained) == parent.epochs.prefix(2).map(\.trained))
    #expect(train.epochs.count > 2 && train.epochs[2].trained != parent.epochs[2].trained)
    #expect(train.settings?[.learningRate] == 0.05)
  }

  @Test func `begins where the cursor stands`() {
    var scenario = Scenario.trained("x")
    scenario.press(.left)
    scenario.press(.left)
    scenario.type("b")
    #expect(scenario.screen.contains("branch after epoch        4 "))
  }

  @Test func `is refused where it would be the same run, or no longer one`() {
    var scenario = Scenario()
    scenario.type("b")
    #expect(scenario.screen.contains("no epoch was completed"))
    scenario.train(epochs: 3)
    scenario.type("b")
    scenario.press(.enter)
    #expect(scenario.screen.contains("nothing was changed"))
    #expect(startedBranch(scenario) == nil)
  }

  @Test(arguments: [(1, true), (2, true), (3, false)])
  func `is refused where the plan ends before it`(epochs: Int, isRefused: Bool) {
    var scenario = Scenario.trained("x")
    for _ in 0..<4 { scenario.press(.left) }
    scenario.type("b")
    #expect(scenario.screen.contains("branch after epoch        2 "))
    scenario.move(to: "epochs", typing: "\(epochs)")
    let form = scenario.state.shared.sheets.sheet(of: SettingsSheet.self)?.form
    #expect(form?.problem == (isRefused ? "more than 2 are needed" : nil))
    scenario.press(.enter)
    #expect((startedBranch(scenario) == nil) == isRefused)
  }

  @Test func `keeps what was set up to its epoch, and nothing of what was set after it`() throws {
    var scenario = Scenario()
    let values = ["learningRate": SettingValue.number(0.001)]
    let changes = [(2, 0), (2, 9), (3, 0), (3, 9)].map {
      SettingsChange(epoch: $0.0, step: $0.1, done: 0.5, values: values)
    }
    for epoch in 1...3 {
      for change in changes where change.epoch == epoch { scenario.makeUp(.changed(change)) }
      scenario.train(epochs: epoch)
    }
    scenario.type("b0.05")
    for _ in 0..<3 { scenario.press(.up) }
    scenario.type("2")
    scenario.press(.enter)
    #expect(try #require(startedBranch(scenario)).changes.prefix(2) == changes.prefix(2))
    #expect(scenario.state.train.changes == Array(changes.prefix(2)))
  }

  @Test func `starts with what held at its epoch, and a plan that goes beyond it`() {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    let values = ["learningRate": SettingValue.number(0.001)]
    scenario.makeUp(.changed(SettingsChange(epoch: 2, step: 9, done: 0.5, values: values)))
    let train = scenario.state.train
    #expect(train.branchSettings(after: 1)?[.learningRate] == 0.01)
    #expect(train.branchSettings(after: 2)?[.learningRate] == 0.001)
    #expect([1, 5, 6].map { train.branchSettings(after: $0)?[.epochs] } == [6, 6, 11])
    scenario.type("+")
    #expect(scenario.state.train.branchSettings(after: 2)?[.epochs] == 11)
  }

  @Test func `leaves after any epoch, but for the last one after early stopping`() {
    var scenario = Scenario()
    #expect(scenario.state.train.branchEpochs == nil)
    scenario.train(epochs: 1)
    #expect(scenario.state.train.branchEpochs == 1...1)
    scenario.train(epochs: 3)
    #expect(scenario.state.train.branchEpochs == 1...3)
    scenario.makeUp(
      .ended(RunEnd(reason: .earlyStopping, bestEpoch: 2, bestValidated: 1, seconds: 1)))
    #expect(scenario.state.train.branchEpochs == 1...2)
  }

  /// What is set before an epoch's first step was set before it was told again.
  @Test func `an epoch that is told again keeps what was set before its first step`() {
    var scenario = Scenario()
    scenario.train(epochs: 5)
    let changes = [(2, 9), (3, 0), (3, 1), (4, 0)].map {
      SettingsChange(
        epoch: $0.0, step: $0.1, done: 0, values: ["learningRate": .number(0.001)])
    }
    for change in changes { scenario.makeUp(.changed(change)) }
    scenario.makeUp(.epoch(scenario.state.train.epochs[2]))
    #expect(scenario.state.train.changes == Array(changes.prefix(2)))
  }

  @Test func `an epoch that is told again takes the place of what came after it`() {
    var scenario = Scenario()
    scenario.train(epochs: 5)
    let before = scenario.state.train
    scenario.makeUp(.epoch(before.epochs[2]))
    let train = scenario.state.train
    #expect(train.epochs == Array(before.epochs.prefix(3)))
    #expect(train.curve.points.allSatisfy { $0.x <= 3 } && train.curve.points.last?.x == 3)
    #expect(train.validationCurve.points.map(\.x) == [1, 2, 3])
    #expect(train.secondsTrained == train.epochs.compactMap(\.seconds).reduce(0, +))
  }
}
