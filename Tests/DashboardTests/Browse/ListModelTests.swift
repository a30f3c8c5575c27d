import Learning
import Testing

@testable import Dashboard

/// The model that lists are made by: that of the run, or one trained for lists.
@Suite struct `The model for lists` {
  /// How often its training was started.
  private func starts(_ scenario: Scenario) -> Int {
    scenario.effects.count { if case .start(_, .lists, _) = $0 { true } else { false } }
  }

  @Test func `the model for lists is trained once, when the run has ended`() {
    var scenario = Scenario()
    scenario.train(epochs: 3)
    #expect(starts(scenario) == 0)
    scenario.trainToTheEnd()
    scenario.type("23")
    #expect(starts(scenario) == 1)
  }

  @Test func `who looks at lists early gets it early`() {
    var scenario = Scenario()
    scenario.train(epochs: 1)
    scenario.type("2")
    #expect(starts(scenario) == 1)
  }

  @Test func `lists are made by it as soon as it is there, and by the run on a key`() throws {
    var scenario = Scenario.trained("2")
    #expect(scenario.screen.contains("biased · epoch"))
    scenario.trainBrowse()
    #expect(scenario.screen.contains("nearest · browse · cosine"))
    let browse = try #require(scenario.state.movies.current)
    #expect(browse.question.source.model?.run == .browse)
    scenario.type("vv")
    #expect(scenario.screen.contains("biased · epoch"))
    scenario.type("v")
    #expect(scenario.state.movies.current?.neighbours == browse.neighbours)
  }

  @Test func `a user's ratings stand beside the run's predictions, whoever recommends`() throws {
    var scenario = Scenario.trained("3")
    let before = try #require(scenario.state.users.current)
    scenario.trainBrowse()
    let after = try #require(scenario.state.users.current)
    #expect(after.report.rated == before.report.rated)
    #expect(after.report.predictsRatings)
    #expect(after.report.recommendations.map(\.movie) != before.report.recommendations.map(\.movie))
  }

  @Test func `a model for lists that is the run itself is not trained twice`() {
    var settings = Preset.browse.settings()
    settings[.factors] = 4
    settings[.epochs] = 2
    var scenario = Scenario(settings: settings)
    scenario.trainToTheEnd()
    scenario.type("3v")
    #expect(starts(scenario) == 0)
    #expect(scenario.screen.contains("lists are already made by this run's model"))
  }

  @Test func `v says that the model for lists is still training`() {
    var scenario = Scenario.trained("2")
    #expect(starts(scenario) == 1)
    scenario.type("vvv")
    #expect(scenario.screen.contains("the model for lists is still training"))
  }
}
