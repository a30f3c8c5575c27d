import Learning
import Testing

@testable import Dashboard

/// Ratings at a path of a cluster's: it trains, and some of them come home.
@Suite struct `Ratings that a cluster has` {
  @Test func `train before anything is home, and each screen says what is going on`() {
    var scenario = Scenario(onCluster: Settings(.mllib))
    guard case .start(let run, let settings, _)? = scenario.effects.first else {
      Issue.record("no run was started")
      return
    }
    #expect(settings == Settings(.mllib))
    scenario.send(.status(run, "reading the ratings"))
    #expect(scenario.screen.contains("reading the ratings …"))
    scenario.press(.character("2"))
    #expect(scenario.screen.contains("lake: reading the ratings …"))
    scenario.bringHome()
    #expect(!scenario.screen.contains("reading the ratings …"))
    scenario.press(.character("3"))
    #expect(scenario.screen.contains("users at home"))
  }

  @Test func `are counted in the header as the cluster counts them`() {
    var scenario = Scenario(onCluster: Settings(.mllib))
    scenario.bringHome()
    scenario.send(
      .training(
        scenario.state.shared.train.run,
        .started(
          RunSummary(
            train: 900_000_000, validation: 100_000_000, users: 1, movies: 1, epochs: 4,
            stepsPerEpoch: 1000, stepName: "part", patience: nil))))
    #expect(scenario.screen.contains("lake · 1,000,000,000 ratings"))
  }

  @Test func `stay as they first came, and those of a run that was given up do not come`() {
    var scenario = Scenario(onCluster: Settings(.mllib))
    let first = scenario.state.shared.train.run
    scenario.press(.character("n"), .enter)
    scenario.bringHome(of: first)
    #expect(scenario.state.library == nil)
    scenario.bringHome()
    #expect(scenario.state.library != nil)
    scenario.press(.character("n"), .enter)
    #expect(scenario.state.library != nil)
  }

  @Test(arguments: ["w", "K"]) func `are too few here to train on`(key: Character) {
    var scenario = Scenario(onCluster: Settings(.mllib))
    scenario.bringHome()
    let before = scenario.effects.count
    scenario.press(.character(key))
    #expect(scenario.screen.contains("too few of the cluster's ratings"))
    #expect(scenario.state.shared.overlay == nil && scenario.effects.count == before)
  }

  @Test func `train neither a model for lists nor a baseline`() {
    var scenario = Scenario(onCluster: Settings(.mllib))
    scenario.bringHome()
    scenario.press(.character("2"))
    scenario.send(
      .training(
        scenario.state.shared.train.run,
        .ended(RunEnd(reason: .finished, bestEpoch: 1, bestValidationLoss: 1, seconds: 100))))
    #expect(
      !scenario.effects.contains {
        switch $0 {
        case .trainBrowse, .fitBaseline: true
        default: false
        }
      })
  }

  @Test func `are trained on by what the cluster has alone`() {
    var scenario = Scenario(onCluster: Settings(.mllib))
    let runs = scenario.effects.count
    scenario.press(.character("n"), .up, .right, .enter)
    #expect(scenario.screen.contains("the cluster trains mllib and implicit-als"))
    #expect(scenario.effects.count == runs)
  }
}
