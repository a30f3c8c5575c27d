import Cells
import Testing

@testable import Dashboard

/// How the dashboard is left, and what it says meanwhile.
@Suite struct `The frame` {
  @Test func `every way to quit quits`() {
    var scenario = Scenario()
    scenario.train(epochs: 1)
    scenario.type("q")
    #expect(scenario.effects.last != .quit)
    #expect(scenario.screen.contains("q quits  esc continues"))
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

  @Test func `a help sheet that does not fit scrolls to its end, and any other key closes it`() {
    var scenario = Scenario.trained("2", size: Size(width: 60, height: 16))
    scenario.type("?")
    #expect(scenario.screen.contains("scroll") && !scenario.screen.contains("q ^C"))
    for _ in 0..<50 { scenario.press(.down) }
    #expect(scenario.screen.contains("q ^C"))
    scenario.press(.up, .up, .up, .up)
    #expect(!scenario.screen.contains("q ^C"))
    scenario.press(.escape)
    #expect(scenario.state.shared.sheets.isEmpty)
    var large = Scenario.trained("2")
    large.type("?")
    large.press(.down)
    #expect(large.state.shared.sheets.isEmpty)
  }

  @Test func `the theme key goes round and tells the terminal`() {
    var scenario = Scenario.trained("2")
    scenario.type("t")
    #expect(scenario.effects.last == .terminal(.theme("marquee-light")))
    scenario.type("t")
    #expect(scenario.effects.last == .terminal(.theme("marquee-dark")))
  }

  @Test func `a theme that nobody chose follows the terminal, once`() {
    var scenario = Scenario.trained("2")
    scenario.send(.input(.background(.dark)))
    #expect(!scenario.effects.contains { if case .terminal = $0 { true } else { false } })
    scenario.send(.input(.background(.light)))
    #expect(scenario.effects.last == .terminal(.theme("marquee-light")))
    #expect(scenario.state.theme == "marquee-light")
    let before = scenario.effects.count
    scenario.send(.input(.background(.light)))
    #expect(scenario.effects.count == before)
    // It is not a person's choice, and is not kept as one.
    #expect(scenario.state.preferences.theme == nil)
  }

  @Test func `a theme that a person chose stays, whatever the terminal is`() {
    var preferences = Preferences()
    preferences.theme = "marquee-dark"
    var chosen = Scenario(preferences: preferences)
    chosen.send(.input(.background(.light)))
    #expect(chosen.state.theme == "marquee-dark")
    #expect(chosen.state.preferences.theme == "marquee-dark")
    var pressed = Scenario.trained("2")
    pressed.type("tt")
    pressed.send(.input(.background(.light)))
    #expect(pressed.state.theme == "marquee-dark")
  }
}
