import Learning
import Testing

@testable import Dashboard

/// The sheet of settings, and the runs that it starts.
@Suite struct `A new run` {
  @Test func `a new run takes what is set, and keeps the last curve to compare`() {
    var scenario = Scenario.trained("n2")
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
    var scenario = Scenario.trained("n")
    scenario.move(to: "factors", typing: "7")
    scenario.press(.delete, .enter)
    #expect(scenario.state.train.settings?[.factors] == Settings(Settings.fixture.preset)[.factors])
  }

  @Test func `the sheet takes digits, changes the preset, and can be left`() {
    var scenario = Scenario.trained("n42")
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
    var scenario = Scenario.trained("n")
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
    var scenario = Scenario.trained()
    let effects = scenario.effects.count
    scenario.type("n")
    scenario.move(to: "factors", typing: "0")
    #expect(scenario.screen.contains("‹ 0 › expected 1 to 4096"))
    scenario.press(.enter)
    #expect(scenario.effects.count == effects)
    scenario.press(.backspace)
    #expect(scenario.screen.contains("expected 1 to 4096"), "nothing is no number of factors")
    scenario.type("8")
    scenario.press(.enter)
    #expect(scenario.state.train.settings?[.factors] == 8)
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
    var scenario = Scenario.trained("=n2")
    scenario.press(.enter)
    scenario.trainToTheEnd()
    scenario.type("n3")
    scenario.press(.enter)
    scenario.train(epochs: 2)
    #expect(scenario.screen.contains("pinned"))
    scenario.type("=")
    #expect(scenario.screen.contains("previous"))
  }
}
