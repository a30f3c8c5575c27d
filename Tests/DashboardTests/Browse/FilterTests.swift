import RatingData
import Testing

@testable import Dashboard

/// The filter that all lists share.
@Suite struct `The filter of lists` {
  @Test func `a filter that is typed holds on every list`() throws {
    var scenario = Scenario.trained("2F")
    #expect(scenario.screen.contains("comedy -horror 1990s"))
    scenario.type("crime 1990s")
    scenario.press(.enter)
    let library = try #require(scenario.state.library)
    let rows = scenario.state.movies.browser.rows
    #expect(!rows.isEmpty)
    func isAdmitted(_ movie: MovieIndex) -> Bool {
      let movie = library.data.catalogue[movie]
      return movie.genres.contains("Crime") && (1990...1999).contains(movie.year ?? 0)
    }
    #expect(rows.allSatisfy(isAdmitted))
    #expect(scenario.screen.contains("\(rows.count) of 30 · Crime · 1990–1999"))
    #expect(scenario.state.movies.current?.neighbours.allSatisfy { isAdmitted($0.index) } == true)
    scenario.type("3")
    let recommended = try #require(scenario.state.users.current).report.recommendations
    #expect(recommended.allSatisfy { isAdmitted($0.movie) })
    scenario.type("4")
    #expect(scenario.state.you.answer?.suggestions.allSatisfy(isAdmitted) == true)
  }

  @Test func `a movie that the filter hides is gone to all the same, and the list stays filtered`()
    throws
  {
    var scenario = Scenario.trained("2Fcrime")
    scenario.press(.enter)
    let shown = scenario.state.movies.browser.rows
    let library = try #require(scenario.state.library)
    let hidden = try #require(library.mostRated.first { !shown.contains($0) })
    scenario.type("3")
    scenario.press(.tab)
    while let row = scenario.state.users.current?.report.rated, !row.isEmpty,
      row[scenario.state.users.ratedOrder[scenario.state.users.detail.selection]].movie != hidden,
      scenario.state.users.detail.selection < row.count - 1
    { scenario.press(.down) }
    scenario.press(.enter)
    let selected = try #require(scenario.state.movies.browser.selected)
    #expect(selected == hidden)
    #expect(scenario.state.movies.browser.rows == shown)
    #expect(scenario.screen.contains("\(shown.count) of 30 · Crime"))
    #expect(scenario.state.movies.current?.movie == hidden)
    scenario.press(.down)
    #expect(scenario.state.movies.browser.selected == shown.first)
  }

  @Test func `the movie that one stands on stays, whatever the filter, and is back in its place`()
    throws
  {
    var scenario = Scenario.trained("2")
    scenario.press(.down, .down)
    let movie = try #require(scenario.state.movies.browser.selected)
    scenario.type("ff")
    #expect(scenario.state.movies.browser.rows.isEmpty)
    #expect(scenario.state.movies.browser.selected == movie)
    #expect(scenario.state.movies.current?.movie == movie)
    scenario.type("fff")
    #expect(scenario.state.movies.browser.rows.count == 30)
    #expect(scenario.state.movies.browser.standing == nil)
    #expect(scenario.state.movies.browser.selected == movie)
  }

  @Test func `an empty list says whether search or filter empties it, and which key helps`() {
    var scenario = Scenario.trained("2/toy")
    scenario.press(.enter)
    scenario.type("f")
    #expect(scenario.screen.contains("the filter hides all 2 that match"))
    #expect(scenario.screen.contains("F changes it"))
    scenario.type("/toy")
    #expect(scenario.screen.contains("enter, then F"))
    scenario.press(.escape)
    scenario.type("/qqqq")
    #expect(scenario.screen.contains("no movie matches qqqq – esc clears"))
  }

  @Test func `a word that means nothing is said while it is typed, and enter does not take it`() {
    var scenario = Scenario.trained("2Fwestern")
    #expect(scenario.screen.contains("\"western\" is no genre"))
    scenario.press(.enter)
    #expect(scenario.state.shared.filter == MovieFilter(minimumRatings: 20))
    #expect(scenario.screen.contains("filter: western"))
    scenario.press(.escape)
    #expect(scenario.state.shared.sheets.isEmpty)
  }

  @Test func `no list of recommendations shows what was rated, unless asked`() throws {
    var scenario = Scenario.trained("3")
    for _ in 0..<5 {
      let answer = try #require(scenario.state.users.current)
      let seen = Set(answer.report.rated.map(\.movie))
      #expect(answer.report.recommendations.allSatisfy { !seen.contains($0.movie) })
      scenario.press(.down)
    }
    scenario.type("Fseen")
    scenario.press(.enter)
    let answer = try #require(scenario.state.users.current)
    let seen = Set(answer.report.rated.map(\.movie))
    #expect(answer.report.recommendations.contains { seen.contains($0.movie) })
  }

  @Test func `the filter goes round and asks anew`() {
    var scenario = Scenario.trained("2")
    scenario.type("f")
    #expect(scenario.state.shared.filter.minimumRatings == 50)
    #expect(scenario.screen.contains("no movie passes the filter"))
    #expect(scenario.screen.contains("0 of 30 · ≥ 50 ratings"))
    scenario.type("ffff")
    #expect(scenario.state.shared.filter.minimumRatings == 0)
    #expect(scenario.state.movies.current?.neighbours.count == 29)
  }
}
