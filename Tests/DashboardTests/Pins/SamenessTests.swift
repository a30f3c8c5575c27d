import Cells
import Testing

@testable import Dashboard

/// Lists that are all the same.
@Suite struct `The sameness alarm` {
  @Test func `sameness stands below the neighbours where there is room`() throws {
    var scenario = Scenario.trained("2", size: Size(width: 120, height: 36))
    let sameness = try #require(scenario.state.movies.sameness.answer).sameness
    #expect(sameness.lists == 40)
    #expect(scenario.screen.contains("sameness · first ten of 40 users"))
    #expect(scenario.screen.contains("movies in all, Gini"))
    scenario.resize(80, 24)
    #expect(!scenario.screen.contains("sameness · first ten"))
  }

  @Test func `sameness stands beside the movies on a key, at any size, by each model`() throws {
    var scenario = Scenario.trained("2", size: Size(width: 80, height: 24))
    #expect(scenario.state.movies.sameness.answer == nil)
    scenario.type("e")
    #expect(scenario.screen.contains("sameness · first ten"))
    #expect(scenario.state.movies.sameness.figures.map(\.name) == ["biased"])
    scenario.trainBrowse()
    #expect(scenario.state.movies.sameness.figures.map(\.name) == ["biased", "browse"])
    #expect(scenario.screen.contains("sequels"))
    let answer = try #require(scenario.state.movies.sameness.answer)
    let most = answer.sameness.mostRecommended
    #expect(most.count == 20)
    #expect(zip(most, most.dropFirst()).allSatisfy { $0.lists >= $1.lists })
    scenario.press(.tab, .down, .enter)
    #expect(scenario.state.movies.browser.selected == most[1].movie)
    scenario.type("e")
    #expect(scenario.screen.contains("nearest"))
  }
}
