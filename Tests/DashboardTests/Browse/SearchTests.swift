import RatingData
import Testing

@testable import Dashboard

/// A search that is typed.
@Suite struct `A search` {
  private func titles(_ scenario: Scenario) -> [String] {
    scenario.state.movies.browser.rows.compactMap {
      scenario.state.library?.data.catalogue[$0].title
    }
  }

  @Test func `typing filters at once, case and accents folded, and escape brings all back`() {
    var scenario = Scenario.trained("2")
    scenario.type("/AME")
    #expect(titles(scenario) == ["Amélie (2001)"])
    #expect(scenario.screen.contains("1 of 30"))
    scenario.press(.escape)
    #expect(titles(scenario).count == 30)
    #expect(!scenario.state.isSearching)
  }

  @Test func `keys are letters while a search is typed, and commands after it`() {
    var scenario = Scenario.trained("2")
    scenario.type("/q")
    #expect(scenario.effects.last != .quit)
    #expect(scenario.state.movies.browser.search.text == "q")
    scenario.press(.enter)
    scenario.type("q")
    #expect(scenario.effects.last == .quit)
  }

  @Test func `pasted text goes into an open search as far as there is room, and nowhere else`() {
    var scenario = Scenario.trained("2")
    scenario.send(.input(.paste("q")))
    #expect(scenario.effects.last != .quit)
    #expect(scenario.state.movies.browser.search.text.isEmpty)
    scenario.type("/a")
    scenario.send(.input(.paste("mélie")))
    #expect(titles(scenario) == ["Amélie (2001)"])
    scenario.send(.input(.paste(String(repeating: "x", count: 1_000))))
    #expect(scenario.state.movies.browser.search.text.count == 60)
    scenario.press(.enter)
    scenario.send(.input(.paste("q")))
    #expect(scenario.effects.last != .quit)
  }

  @Test func `a search without a hit says so and what to do`() {
    var scenario = Scenario.trained("2")
    scenario.type("/qqqz")
    #expect(scenario.screen.contains("no movie matches qqqz – esc clears"))
    #expect(scenario.screen.contains("no movie is selected"))
  }

  @Test func `a search begins anew, and takes up what was looked for before`() {
    var scenario = Scenario.trained("2/toy")
    scenario.press(.enter)
    #expect(titles(scenario).count == 2)
    scenario.type("/")
    #expect(titles(scenario).count == 30)
    #expect(scenario.screen.contains("/ ▏toy"))
    #expect(scenario.screen.contains("→ take up the old words"))
    scenario.press(.right)
    #expect(scenario.state.movies.browser.search.text == "toy")
    #expect(titles(scenario).count == 2)
    scenario.press(.escape)
    scenario.type("/b")
    #expect(scenario.state.movies.browser.search.text == "b")
    #expect(!scenario.screen.contains("take up"))
    scenario.press(.backspace, .right, .enter)
    #expect(titles(scenario).count == 2)
  }

  @Test func `a search stands on the movie that it names in full, in whatever spelling`() {
    var scenario = Scenario.trained("2/toy story two")
    #expect(titles(scenario) == ["Toy Story 2 (1999)"])
    scenario.press(.escape)
    scenario.type("s/toy story")
    let selected = scenario.state.movies.browser.selected
    #expect(
      selected.flatMap { scenario.state.library?.data.catalogue[$0].title } == "Toy Story (1995)")
    scenario.press(.escape)
    scenario.type("4/toy story")
    #expect(
      scenario.state.you.found.first == MovieIndex(0)
        || scenario.screen.contains("Toy Story (1995)"))
  }

  @Test func `a search forgives a slip where no title is spelled so`() {
    var scenario = Scenario.trained("2/stroy")
    #expect(titles(scenario).count == 2)
    #expect(titles(scenario).allSatisfy { $0.hasPrefix("Toy Story") })
    scenario.press(.escape)
    scenario.type("/toystory 2")
    #expect(titles(scenario) == ["Toy Story 2 (1999)"])
  }

  @Test func `a search without a hit, left, gives the selection back`() {
    var scenario = Scenario.trained("2")
    scenario.press(.down, .down, .down)
    let movie = scenario.state.movies.browser.selected
    scenario.type("/qqq")
    #expect(scenario.state.movies.browser.selected == nil)
    scenario.press(.escape)
    #expect(movie != nil && scenario.state.movies.browser.selected == movie)
  }

  @Test func `backspace in an empty search leaves it`() {
    var scenario = Scenario.trained("2")
    scenario.type("/a")
    scenario.press(.backspace)
    #expect(scenario.state.isSearching)
    scenario.press(.backspace)
    #expect(!scenario.state.isSearching)
    #expect(titles(scenario).count == 30)
  }
}
