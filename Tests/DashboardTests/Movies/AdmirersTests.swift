import Testing

@testable import Dashboard

/// Who would love a movie.
@Suite struct `Admirers of a movie` {
  @Test func `who would love a movie are users who have not rated it, the surest first`() throws {
    var scenario = Scenario.trained("2/stalker")
    scenario.press(.enter)
    scenario.type("w")
    let answer = try #require(scenario.state.movies.currentAdmirers)
    let library = try #require(scenario.state.library)
    let raters = library.data.raters(of: answer.movie)
    #expect(answer.admirers.allSatisfy { !raters.contains($0.user) })
    #expect(answer.admirers.count == 40 - raters.count)
    #expect(scenario.screen.contains("would love it · biased"))
    scenario.press(.tab, .enter)
    #expect(scenario.state.users.browser.selected == answer.admirers.first?.user)
  }
}
