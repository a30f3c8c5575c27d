import Cells
import Concurrency
import Learning
import RatingData
import Testing

@testable import Dashboard

/// A run step by step.
@Suite struct `Slow motion` {
  /// What the first step of the fixture's run does.
  private static let step: InspectedStep? = {
    let data = Fixture.dataSet(named: "fixture", known: nil)
    var settings = Preset.seed.settings(seed: 1)
    settings[.batch] = 4
    settings[.factors] = 6
    var found: StepReport?
    let loop = TrainingLoop(
      learner: settings.makeLearner(
        for: data.ratings, split: settings.split(data.ratings), workers: Workers(count: 1)),
      schedule: settings.schedule)
    loop.run(
      TrainingLoop.Callbacks(
        clock: { 0 }, directive: { _, _ in found == nil ? .inspect(StepSubject()) : .stop },
        inspected: { found = $0 }))
    return found.map { InspectedStep($0, on: data.ratings) }
  }()

  @Test func `pauses, does a step, and shows what it did`() throws {
    var scenario = Scenario()
    scenario.train(epochs: 1)
    scenario.type(".")
    #expect(
      scenario.effects.suffix(2) == [
        .steer(RunID(1), .pause), .steer(RunID(1), .inspectStep(StepSubject())),
      ])
    #expect(scenario.state.train.phase == .paused)
    scenario.send(.step(RunID(1), Self.step))
    let screen = scenario.screen
    for text in [
      "slow motion", "batch 1 of", "loss of its ratings", "learned from", "factors", "change",
      "gradient", "step size",
    ] {
      #expect(screen.contains(text), "\(text)")
    }
    scenario.press(.down, .enter)
    let chosen = try #require(Self.step?.ratings[1].rating)
    #expect(scenario.state.train.followed == StepSubject(user: chosen.user, movie: chosen.movie))
    scenario.type(".")
    #expect(
      scenario.effects.last
        == .steer(RunID(1), .inspectStep(StepSubject(user: chosen.user, movie: chosen.movie))))
    scenario.press(.enter)
    #expect(scenario.state.train.followed == StepSubject())
    scenario.type(" ")
    #expect(scenario.effects.last == .steer(RunID(1), .resume))
    #expect(scenario.state.shared.sheets.isEmpty)
  }

  @Test func `is not for a run that goes on, has ended, or has nothing to show`() throws {
    var scenario = Scenario()
    scenario.train(epochs: 1)
    scenario.send(.step(RunID(1), Self.step))
    #expect(scenario.state.shared.sheets.isEmpty)
    scenario.type(".")
    scenario.send(.step(RunID(1), nil))
    #expect(scenario.screen.contains("there is no model to look at"))
    scenario.type(" ")
    scenario.trainToTheEnd()
    let count = scenario.effects.count
    scenario.type(".")
    #expect(scenario.effects.count == count)
    #expect(scenario.screen.contains("the run has ended"))
  }

  /// Alternating least squares solves rows: the ratings are those of the row that moved most.
  @Test func `shows a row that was solved with its ratings`() throws {
    let data = Fixture.dataSet(named: "fixture", known: nil)
    let settings = Preset.als.settings(seed: 1)
    var found: StepReport?
    TrainingLoop(
      learner: settings.makeLearner(
        for: data.ratings, split: settings.split(data.ratings), workers: Workers(count: 1)),
      schedule: settings.schedule
    ).run(
      TrainingLoop.Callbacks(
        clock: { 0 }, directive: { _, _ in found == nil ? .inspect(StepSubject()) : .stop },
        inspected: { found = $0 }))
    var scenario = Scenario()
    scenario.train(epochs: 1)
    scenario.type(".")
    scenario.send(.step(RunID(1), found.map { InspectedStep($0, on: data.ratings) }))
    #expect(scenario.screen.contains("loss of these ratings"))
    #expect(scenario.screen.contains("of the row that moved most"))
    let ratings = try #require(
      scenario.state.shared.sheets.sheet(of: SlowMotionSheet.self)?.step.ratings
    ).map(\.rating)
    #expect(!ratings.isEmpty)
    let users = Set(ratings.map(\.user))
    let movies = Set(ratings.map(\.movie))
    #expect(min(users.count, movies.count) == 1)
  }

  @Test(arguments: ScreenGoldenTests.allSizes)
  func `fits every screen`(size: Size) throws {
    var scenario = Scenario(size: size)
    scenario.train(epochs: 1)
    scenario.type(".")
    scenario.send(.step(RunID(1), Self.step))
    expectGolden(view(scenario.state), named: "slow-motion-\(size.width)x\(size.height)")
  }
}
