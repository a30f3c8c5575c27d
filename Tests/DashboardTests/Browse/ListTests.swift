import Cells
import Testing

@testable import Dashboard

/// Lists in their orders, page by page, in any space.
@Suite struct `Lists` {
  private func titles(_ scenario: Scenario) -> [String] {
    scenario.state.movies.browser.rows.compactMap {
      scenario.state.library?.data.catalogue[$0].title
    }
  }

  @Test(arguments: [
    ("", ["Toy Story (1995)", "Alien (1979)"]), ("oo", ["Alien (1979)", "Aliens (1986)"]),
    ("ooo", ["Ponyo 崖の上のポニョ (2008)", "Amélie (2001)"]),
  ]) func `lists sort`(_ keys: String, _ first: [String]) {
    var scenario = Scenario.trained("2")
    scenario.type(keys)
    #expect(Array(titles(scenario).prefix(2)) == first)
  }

  @Test func `a turned order is the other one backwards, and the selection stays`() {
    var scenario = Scenario.trained("2")
    scenario.press(.down, .down)
    let selected = scenario.state.movies.browser.selected
    let forward = titles(scenario)
    scenario.type("O")
    #expect(titles(scenario) == forward.reversed())
    #expect(scenario.state.movies.browser.selected == selected)
  }

  @Test func `lists page through to their ends and stay inside`() {
    var scenario = Scenario.trained("2", size: Size(width: 80, height: 16))
    scenario.type("G")
    #expect(scenario.state.movies.browser.window.selection == 29)
    scenario.press(.pageDown, .down)
    #expect(scenario.state.movies.browser.window.selection == 29)
    scenario.press(.pageUp)
    #expect(scenario.state.movies.browser.window.selection < 29)
    scenario.type("g")
    scenario.press(.up)
    #expect(scenario.state.movies.browser.window.selection == 0)
  }

  @Test func `a narrow terminal shows the panel that the keys go to`() {
    var scenario = Scenario.trained("2", size: Size(width: 60, height: 16))
    #expect(scenario.screen.contains("╭ movies") && !scenario.screen.contains("╭ nearest"))
    scenario.press(.enter)
    #expect(!scenario.screen.contains("╭ movies") && scenario.screen.contains("╭ nearest"))
    scenario.type("3")
    scenario.press(.tab)
    #expect(!scenario.screen.contains("╭ users") && scenario.screen.contains("╭ user 10"))
  }

  @Test func `movement counts ranks, and newcomers are new`() {
    #expect(
      Movement.between(["a", "b", "c"], ["c", "a", "d"]) == [.up(2), .down(1), .new])
    #expect(Movement.between(nil, ["a"]) == [.none])
  }
}
