import Cells
import Learning
import RatingData
import Terms
import Testing

@testable import Dashboard

/// A run step by step.
@Suite struct `Slow motion` {
  /// After an epoch of a run whose steps have four ratings.
  private func scenario(size: Size = Size(width: 120, height: 36)) -> Scenario {
    var settings = Preset.seed.settings(seed: 1)
    settings[.batch] = 4
    settings[.factors] = 6
    var scenario = Scenario(size: size, settings: settings)
    scenario.train(epochs: 1)
    return scenario
  }

  private func step(_ scenario: Scenario) -> InspectedStep? {
    scenario.state.shared.sheets.sheet(of: SlowMotionSheet.self)?.step
  }

  @Test func `pauses, does a step, and shows what it did`() throws {
    var scenario = scenario()
    scenario.type(".")
    #expect(
      scenario.effects.suffix(2) == [
        .steer(RunID(1), .pause), .steer(RunID(1), .inspectStep(StepSubject())),
      ])
    #expect(scenario.state.train.phase == .paused)
    let screen = scenario.screen
    for text in [
      "slow motion", "batch 4 of", "loss of its ratings", "learned from", "factors", "change",
      "gradient", "step size",
    ] {
      #expect(screen.contains(text), "\(text)")
    }
    scenario.press(.down, .enter)
    let chosen = try #require(step(scenario)?.ratings[1].rating)
    #expect(scenario.state.train.followed == StepSubject(user: chosen.user, movie: chosen.movie))
    scenario.press(.enter)
    #expect(scenario.state.train.followed == StepSubject())
    scenario.press(.enter)
    scenario.type(".")
    #expect(
      scenario.effects.last
        == .steer(RunID(1), .inspectStep(StepSubject(user: chosen.user, movie: chosen.movie))))
    #expect(scenario.screen.contains("batch 5 of"))
    scenario.type(" ")
    #expect(scenario.effects.last == .steer(RunID(1), .resume))
    #expect(scenario.state.shared.sheets.isEmpty)
    scenario.train(epochs: 2)
    #expect(scenario.state.train.epochs.count == 2)
  }

  @Test func `leaves the numbers as they are`() {
    var (looked, straight) = (scenario(), scenario())
    looked.type("... ")
    looked.train(epochs: 3)
    straight.train(epochs: 3)
    #expect(looked.state.train.epochs.count == 3)
    #expect(
      looked.state.train.epochs.map(\.validated) == straight.state.train.epochs.map(\.validated))
  }

  @Test func `is not for a run that goes on, or has ended`() throws {
    var other = scenario()
    other.type(".")
    var scenario = Scenario()
    scenario.train(epochs: 1)
    let seen = try #require(step(other))
    scenario.send(.step(RunID(1), seen))
    #expect(scenario.state.shared.sheets.isEmpty)
    scenario.trainToTheEnd()
    let count = scenario.effects.count
    scenario.type(".")
    #expect(scenario.effects.count == count)
    #expect(scenario.screen.contains("the run has ended"))
  }

  @Test func `is not for a learner that has no model yet`() {
    var scenario = Scenario(settings: Preset.ease.settings(seed: 1))
    scenario.type(".")
    #expect(scenario.screen.contains("there is no model to look at"))
  }

  /// Alternating least squares solves rows: the ratings are those of the row that moved most.
  @Test func `shows a row that was solved with its ratings`() throws {
    var scenario = Scenario(settings: Preset.als.settings(seed: 1))
    scenario.train(epochs: 1)
    scenario.type(".")
    #expect(scenario.screen.contains("loss of these ratings"))
    #expect(scenario.screen.contains("of the row that moved most"))
    let ratings = try #require(step(scenario)?.ratings).map(\.rating)
    #expect(!ratings.isEmpty)
    let users = Set(ratings.map(\.user))
    let movies = Set(ratings.map(\.movie))
    #expect(min(users.count, movies.count) == 1)
  }

  @Test func `has the equations of a row that was solved`() throws {
    var scenario = Scenario(settings: Preset.als.settings(seed: 1))
    scenario.train(epochs: 1)
    scenario.type(".")
    for text in ["right side", "diagonal", "equation "] {
      #expect(scenario.screen.contains(text), "\(text)")
    }
    let report = try #require(step(scenario)?.report)
    let solved = try #require(report.user?.solved ?? report.movie?.solved)
    #expect(solved.residual < 1e-4)
    expectGolden(view(scenario.state), named: "slow-motion-solved-120x36")
    scenario.type("i")
    let explained = scenario.state.shared.sheets.sheet(of: ExplanationSheet.self)?.topic?.words
    for term in [Term.rightSide, .systemDiagonal, .rowChange, .factorRow] {
      #expect(explained?.contains { $0.caption.term == term } == true, "\(term.name)")
    }
  }

  @Test func `says where a draw fell`() throws {
    var scenario = Scenario(settings: Preset.bayes.settings(seed: 1))
    scenario.train(epochs: 7)
    scenario.type(".")
    for text in ["of the row that was drawn", "drawn", "fell at", " deviation"] {
      #expect(scenario.screen.contains(text), "\(text)")
    }
    expectGolden(view(scenario.state), named: "slow-motion-drawn-120x36")
  }

  @Test(arguments: ScreenGoldenTests.allSizes)
  func `fits every screen`(size: Size) throws {
    var scenario = scenario(size: size)
    scenario.type(".")
    expectGolden(view(scenario.state), named: "slow-motion-\(size.width)x\(size.height)")
  }
}
