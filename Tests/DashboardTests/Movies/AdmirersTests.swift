import Testing

@testable import Dashboard

/// Who would love a movie.
@Suite struct `Admirers of a movie` {
  @Test func `stand below the heads of their columns`() throws {
    var scenario = Scenario.trained("2w")
    let lines = scenario.screen.split(separator: "\n")
    let head = try #require(lines.firstIndex { $0.contains("predicted │") })
    #expect(lines[head].contains("#  user"))
    #expect(lines[head + 1].contains(" 1  "))
    scenario.trainBrowse()
    #expect(scenario.screen.contains("score │"))
  }

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
