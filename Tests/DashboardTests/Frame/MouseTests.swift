import Testing

@testable import Dashboard

/// Clicks and the wheel.
@Suite struct `The mouse` {
  @Test func `clicks choose tabs, rows and panels; the wheel scrolls what it is over`() {
    var scenario = Scenario.trained("1")
    scenario.click(x: 22, y: 0)
    #expect(scenario.state.current == 1)
    scenario.click(x: 5, y: 7)
    #expect(scenario.state.movies.browser.window.selection == 3)
    scenario.click(x: 80, y: 12)
    #expect(scenario.state.movies.focus == .detail)
    scenario.click(x: 5, y: 6, .wheelDown)
    #expect(scenario.state.movies.focus == .list)
  }

  @Test func `a click on the search line starts a search, and one on the footer is its key`() throws
  {
    var scenario = Scenario.trained("2")
    let dashboard = try #require(scenario.state.shared.layout)
    let layout = scenario.state.movies.layout(in: dashboard.body, scenario.state.shared)
    scenario.click(x: layout.search.x + 3, y: layout.search.y)
    #expect(scenario.state.movies.isTyping)
    scenario.press(.escape)
    let hints = Footer(scenario.state).hints(in: dashboard.footer)
    let measure = try #require(hints.first { $0.label == "measure" })
    let before = scenario.state.movies.measure
    scenario.click(x: measure.rect.x + 2, y: measure.rect.y)
    #expect(scenario.state.movies.measure != before)
  }

  @Test func `a click on a scroll bar goes to that part of the list`() throws {
    var scenario = Scenario.trained("2")
    scenario.resize(80, 16)
    let dashboard = try #require(scenario.state.shared.layout)
    let layout = scenario.state.movies.layout(in: dashboard.body, scenario.state.shared)
    scenario.click(x: layout.list.maxX - 1, y: layout.listRows.maxY - 1)
    let browser = scenario.state.movies.browser
    #expect(browser.window.selection == browser.rows.count - 1)
    scenario.click(x: layout.list.maxX - 1, y: layout.listRows.y)
    #expect(scenario.state.movies.browser.window.selection == 0)
  }
}
