import Cells
import Learning
import Testing

@testable import Dashboard

/// A first start is slowed down and told; every later one is as fast as it goes.
@Suite struct FirstStartTests {
  private static func paces(_ scenario: Scenario) -> [Pace] {
    scenario.effects.compactMap {
      if case .start(let run, _, let pace) = $0, run != .browse { pace } else { nil }
    }
  }

  private static func steered(_ scenario: Scenario) -> [Pace] {
    scenario.effects.compactMap {
      if case .steer(_, .pace(let pace)) = $0 { pace } else { nil }
    }
  }

  @Test func isSlowedDownAndSaysHowToGoFaster() {
    let scenario = Scenario(isFirst: true)
    #expect(Self.paces(scenario) == [.sixTenths])
    #expect(scenario.state.shared.note?.contains("! full speed") == true)
  }

  @Test func laterStartsAreNot() {
    let scenario = Scenario()
    #expect(Self.paces(scenario) == [.none])
    #expect(scenario.state.shared.note == nil)
  }

  @Test(arguments: [(StoryTelling.off, true, false), (.on, false, true), (.first, false, false)])
  func preferencesDecide(_ story: StoryTelling, _ isFirst: Bool, _ isSlow: Bool) {
    var preferences = Preferences()
    preferences.story = story
    let scenario = Scenario(preferences: preferences, isFirst: isFirst)
    #expect(Self.paces(scenario) == [isSlow ? .sixTenths : .none])
  }

  @Test func aPaceThatAPersonHasChosenStays() {
    var preferences = Preferences()
    preferences.pace = .three
    let scenario = Scenario(preferences: preferences, isFirst: true)
    #expect(Self.paces(scenario) == [.three])
  }

  @Test func aKeyGoesToFullSpeedWhichTheFooterTells() {
    var scenario = Scenario(size: Size(width: 120, height: 36), isFirst: true)
    scenario.train(epochs: 1)
    #expect(scenario.screen.contains("! full speed"))
    scenario.type("!")
    #expect(Self.steered(scenario) == [.none])
    scenario.press(.escape)
    #expect(!scenario.screen.contains("! full speed"))
  }

  @Test func itsEndSaysWhatIsNextAndTheNextRunIsFast() {
    var scenario = Scenario(isFirst: true)
    scenario.trainToTheEnd()
    #expect(scenario.state.shared.note?.contains("2 movies like one you love") == true)
    #expect(Self.steered(scenario) == [.none])
    scenario.type("n")
    scenario.press(.enter)
    #expect(Self.paces(scenario) == [.sixTenths, .none])
  }

  @Test func aRunIsTrainedAgainSlowlyAndNoneUnderWayIsThrownAway() {
    var scenario = Scenario(isFirst: true)
    scenario.trainToTheEnd()
    scenario.type("a")
    #expect(Self.paces(scenario) == [.sixTenths, .sixTenths])
    scenario.train(epochs: 2)
    let run = scenario.state.train.run
    scenario.type("a")
    #expect(scenario.state.train.run == run)
    #expect(scenario.screen.contains("the run is still training: s stops it"))
    scenario.trainToTheEnd()
    #expect(scenario.state.shared.note?.contains("2 movies like one you love") == true)
  }

  /// What is saved is how a person wants it, and not how a story is told.
  @Test func savingDoesNotKeepTheStorysPace() {
    let scenario = Scenario(isFirst: true)
    #expect(scenario.state.preferences.pace == .none)
  }

  @Test func theBaselineIsAskedForAtOnceAndKnownToTheNextRun() {
    var scenario = Scenario(isFirst: true)
    scenario.train(epochs: 1)
    #expect(scenario.requests(of: BaselineRequest.slot).count == 1)
    scenario.work(on: BaselineRequest.slot)
    let baseline = scenario.state.train.baseline
    #expect(baseline != nil)
    scenario.trainToTheEnd()
    scenario.type("n")
    scenario.press(.enter)
    #expect(scenario.state.train.baseline == baseline)
    scenario.trainToTheEnd()
    #expect(scenario.requests(of: BaselineRequest.slot).count == 1)
  }

  /// Another seed validates on other ratings.
  @Test func anotherSeedHasAnotherBaseline() {
    var scenario = Scenario(isFirst: true)
    scenario.trainToTheEnd()
    scenario.work(on: BaselineRequest.slot)
    scenario.type("n")
    scenario.move(to: "seed", typing: "7")
    scenario.press(.enter)
    #expect(scenario.state.train.baseline == nil)
  }

  @Test func smallScreensTellItInPlaceOfTheNumbers() {
    var scenario = Scenario(size: Size(width: 80, height: 24), isFirst: true)
    scenario.train(epochs: 2)
    #expect(scenario.screen.contains("what happens"))
    #expect(scenario.screen.contains("inside the model"))
    #expect(scenario.screen.contains("Epoch 1: guesses"))
  }
}
