import Cells
import Jobs
import Learning
import Models
import RatingData
import Testing

@testable import Dashboard

/// What is asked of a model off the main thread comes when it comes.
@Suite struct `Answers that come late` {
  private static func trained(_ keys: String) -> Scenario {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.trainBrowse()
    scenario.holdsAnswers = true
    scenario.type(keys)
    return scenario
  }

  /// The key that opens a pane and closes it, on which screen, and whether the pane has what it shows.
  private struct Pane: Sendable {
    let screen: String
    let key: String
    let isFull: @Sendable (State) -> Bool
  }

  private static let panes = [
    Pane(screen: "1", key: "v") { $0.trainScreen.errors?.answer != nil },
    Pane(screen: "2", key: "w") { $0.movies.currentAdmirers != nil },
    Pane(screen: "2", key: "e") { $0.movies.sameness.answer != nil },
    Pane(screen: "2", key: "=") { $0.movies.pins.all.first?.list != nil },
    Pane(screen: "3", key: "=") { $0.users.pins.all.first?.list != nil },
    Pane(screen: "5P", key: "U") { $0.map.answer?.components?.users.isEmpty == false },
  ]

  @Test(arguments: panes.indices, [false, true])
  func `a pane that is closed and opened again is filled`(index: Int, closesFirst: Bool) {
    let pane = Self.panes[index]
    var scenario = Self.trained(pane.screen + pane.key)
    if !closesFirst { scenario.answer() }
    scenario.type(pane.key)
    scenario.answer()
    scenario.type(pane.key)
    scenario.answer()
    #expect(pane.isFull(scenario.state))
    let count = scenario.questionCount
    scenario.resize(121, 36)
    #expect(scenario.questionCount == count, "what is answered is not asked again")
  }

  @Test func `v, v, v on Train looks and finds`() {
    var scenario = Self.trained("v")
    #expect(scenario.screen.contains("looking …"))
    scenario.type("v")
    scenario.answer()
    scenario.type("v")
    #expect(scenario.screen.contains("users' ratings"))
  }

  /// A screen throws an answer away that fits nothing that it asks any more.
  @Test(arguments: ["2", "3", "4"])
  func `a filter that was another one when the answer came costs no list`(screen: String) {
    var scenario = Self.trained(screen)
    scenario.type("5")
    scenario.type("f")
    scenario.answer()
    // Once round all minimums.
    scenario.type("ffffff" + screen)
    scenario.answer()
    switch screen {
    case "2": #expect(scenario.state.movies.current != nil)
    case "3": #expect(scenario.state.users.current != nil)
    default: #expect(scenario.state.you.answer != nil)
    }
  }

  @Test func `a model without factors has no map, and is asked once`() {
    var settings = Preset.baseline.settings(seed: 1)
    settings.validation = 0.1
    var scenario = Scenario(settings: settings)
    scenario.trainToTheEnd()
    scenario.type("5")
    let count = scenario.questionCount
    scenario.resize(121, 36)
    #expect(scenario.state.map.answer?.components == nil && scenario.questionCount == count)
    #expect(scenario.state.map.plane.plane == nil)
  }

  @Test func `users who were looked for before there were ratings are found`() {
    var scenario = Scenario(onCluster: Preset.implicitALS.settings(seed: 1))
    scenario.type("3/fargo, heat")
    scenario.press(.enter)
    scenario.bringHome()
    #expect(!scenario.state.users.browser.isWaiting)
    #expect(!scenario.state.users.browser.rows.isEmpty)
  }

  @Test func `the baseline of a branch is asked for where the other run's was on its way`() {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    let parent = scenario.state.train.run
    scenario.type("b0.05")
    scenario.press(.enter)
    let branch = scenario.state.train.run
    #expect(branch != parent)
    let another = BaselineRequest(run: parent, settings: .fixture)
    scenario.send(
      .done(
        JobDone(
          another.job(on: Fixture.dataSet(named: "fixture", known: nil).ratings),
          .result(BaselineLoss(value: 0.9)))))
    #expect(scenario.state.train.baseline == nil)
    scenario.makeUp(
      .ended(
        RunEnd(
          reason: .stopped, bestEpoch: nil, bestValidated: nil, seconds: 1)))
    #expect(scenario.requests(of: BaselineRequest.slot).contains { $0.run == branch })
  }

  @Test func `a training with the person that comes to nothing is over, and says why`() {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.type("4")
    scenario.rate(5, 4)
    scenario.type("r")
    #expect(scenario.screen.contains("training …"))
    scenario.tell(RetrainRequest.slot, failure: "the model diverged")
    #expect(!scenario.state.you.isRetraining)
    #expect(scenario.screen.contains("the model diverged"))
  }

  @Test func `folds that cannot be made are said, and asked for again`() {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.type("K")
    scenario.press(.enter)
    scenario.tell(FoldsRequest.slot, failure: "3 ratings are too few")
    #expect(scenario.screen.contains("3 ratings are too few"))
    scenario.press(.escape)
    scenario.type("K")
    scenario.press(.enter)
    #expect(scenario.screen.contains("the first fold runs"))
  }
}
