import Testing

@testable import Dashboard

/// Ways from row to row, and back.
@Suite struct `Going there and back` {
  @Test func `enter on a neighbour goes there, and backspace comes back`() throws {
    var scenario = Scenario.trained("2")
    scenario.type("/jaws")
    scenario.press(.enter)
    let start = try #require(scenario.state.movies.browser.selected)
    scenario.press(.enter, .down, .enter)
    let there = try #require(scenario.state.movies.browser.selected)
    #expect(there != start)
    #expect(scenario.state.movies.browser.search.isIdle)
    scenario.press(.backspace)
    #expect(scenario.state.movies.browser.selected == start)
  }

  @Test func `enter on what a user rated opens the movie`() throws {
    var scenario = Scenario.trained("3")
    scenario.press(.enter, .down, .enter)
    #expect(scenario.state.current == 1)
    let answer = try #require(scenario.state.users.answer)
    let row = scenario.state.users.ratedOrder[1]
    #expect(scenario.state.movies.browser.selected == answer.report.rated[row].movie)
  }

  @Test func `enter on a near user goes to them, and backspace comes back`() throws {
    var scenario = Scenario.trained("3")
    let start = scenario.state.users.browser.selected
    scenario.press(.right, .right, .right, .enter)
    #expect(scenario.state.users.browser.selected != start)
    scenario.press(.backspace)
    #expect(scenario.state.users.browser.selected == start)
  }

  @Test func `a movie that was reached from a user leads back to the user`() throws {
    var scenario = Scenario.trained("3")
    let user = scenario.state.users.browser.selected
    scenario.press(.right, .enter)
    #expect(scenario.state.current == 1)
    scenario.press(.backspace)
    #expect(scenario.state.current == 2)
    #expect(scenario.state.users.browser.selected == user)
    // Nothing is left to go back to, on whatever screen, and the footer says so.
    scenario.type("2")
    #expect(!view(scenario.state).describe().contains("bksp"))
    scenario.press(.backspace)
    #expect(scenario.state.current == 1)
  }

  @Test func `backspace goes back step by step, across screens and whatever keys were between`() {
    var scenario = Scenario.trained("2")
    let first = scenario.state.movies.browser.selected
    scenario.press(.enter, .down, .enter)
    let second = scenario.state.movies.browser.selected
    #expect(second != first)
    scenario.type("3")
    let user = scenario.state.users.browser.selected
    scenario.press(.right, .enter)
    #expect(scenario.state.current == 1)
    scenario.press(.backspace)
    #expect(scenario.state.current == 2, "from a movie that was reached from a user")
    #expect(scenario.state.users.browser.selected == user)
    scenario.type("2")
    scenario.press(.backspace)
    #expect(scenario.state.movies.browser.selected == first)
  }
}
