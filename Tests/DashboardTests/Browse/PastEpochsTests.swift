import Cells
import Learning
import Models
import RatingData
import Testing

@testable import Dashboard

/// Epochs that passed, and how many of their models there is room for.
@Suite struct `Epochs of the past` {
  @Test func `brackets go through the epochs, and end comes back`() throws {
    var scenario = Scenario.trained("2")
    let present = try #require(scenario.state.movies.current)
    scenario.type("[")
    scenario.type("[[")
    let past = try #require(scenario.state.shared.past)
    #expect(past.snapshot.epoch == 4)
    #expect(scenario.screen.contains("◷ epoch 4 of 6, past"))
    #expect(scenario.state.movies.current?.question.source.model == past)
    scenario.type("3")
    #expect(scenario.state.users.current?.question.model == past)
    #expect(scenario.state.users.current?.question.judge == past)
    scenario.type("2")
    scenario.press(.end)
    #expect(scenario.state.movies.current?.question.source == present.question.source)
    #expect(scenario.state.movies.current?.neighbours == present.neighbours)
    #expect(scenario.screen.contains("✓ trained"))
  }

  @Test(arguments: State.allScreens.indices)
  func `each screen shows them, or says that they change nothing there`(screen: Int) {
    var scenario = Scenario.trained()
    scenario.press(.character(State.digit(screen)))
    scenario.type("[[")
    guard State.allScreens[screen] is any EpochShowing else {
      #expect(scenario.screen.contains("shows nothing that epochs change"))
      return
    }
    #expect(scenario.screen.contains("◷ epoch 5 of 6, past"))
    scenario.press(.end)
    #expect(scenario.screen.contains("✓ trained"))
  }

  @Test func `the chart's cursor goes along, and goes with the past`() {
    var scenario = Scenario.trained("[[")
    #expect(scenario.state.trainScreen.view.cursor == 5)
    scenario.press(.end)
    #expect(scenario.state.trainScreen.view.cursor == nil)
  }

  @Test func `the key back to the latest epoch can be another`() throws {
    var preferences = Preferences()
    preferences.keys = try KeyMap([("latest-epoch", ["$"])])
    var scenario = Scenario(size: Size(width: 120, height: 36), preferences: preferences)
    scenario.trainToTheEnd()
    scenario.type("2[")
    #expect(scenario.screen.contains("past · $: now"))
    scenario.press(.end)
    #expect(scenario.state.shared.past != nil)
    #expect(scenario.state.movies.browser.window.selection == 29)
    scenario.type("$")
    #expect(scenario.state.shared.past == nil)
    scenario.type("$")
    #expect(scenario.screen.contains("this is the latest epoch"))
    #expect(throws: KeyMapError.self) { try KeyMap([("latest-epoch", ["["])]) }
  }

  @Test func `no step leads before the first epoch, and one behind the last is the present`() {
    var scenario = Scenario.trained("2")
    scenario.type("[[[[[[[[[[")
    #expect(scenario.state.shared.past?.snapshot.epoch == 1)
    scenario.type("]]]]]]")
    #expect(scenario.state.shared.past == nil)
    #expect(scenario.screen.contains("this is the latest epoch"))
  }

  @Test func `what came while a past epoch shows does not move it`() {
    var scenario = Scenario()
    scenario.type("2")
    scenario.train(epochs: 3)
    scenario.type("[[")
    #expect(scenario.state.shared.past?.snapshot.epoch == 2)
    scenario.trainToTheEnd()
    #expect(scenario.state.shared.past?.snapshot.epoch == 2)
    #expect(scenario.state.movies.current?.question.source.model?.snapshot.epoch == 2)
  }

  @Test func `another run has no past yet`() {
    var scenario = Scenario.trained("2[")
    #expect(scenario.state.shared.past != nil)
    scenario.type("1n")
    scenario.press(.enter)
    #expect(scenario.state.shared.past == nil)
  }

  @Test func `models beyond the room for them go, evenly, but never the newest`() {
    func model(_ epoch: Int) -> TrainedModel {
      let matrix = FactorMatrix(rows: 10, columns: 4, values: [Float](repeating: 0, count: 40))
      return TrainedModel(
        run: RunID(1), version: epoch,
        snapshot: Snapshot(
          FactorModel(userFactors: matrix, movieFactors: matrix), epoch: epoch, validated: 1),
        heldOut: HeldOut(Split(train: [], validation: [])))
    }
    // Each takes 320 bytes.
    var models = EpochModels(budget: .init(usual: 320 * 8, most: 320 * 8))
    for epoch in 1...21 { models.keep(model(epoch)) }
    var epochs: [Int] = []
    for _ in 0..<20 {
      models.step(-1)
      if let epoch = models.past?.snapshot.epoch, epochs.last != epoch { epochs.append(epoch) }
    }
    #expect(epochs.first == 21)
    #expect(epochs.count <= 8 && epochs.count >= 4)
    #expect(Set(zip(epochs.dropFirst(), epochs.dropFirst(2)).map { $0 - $1 }).count == 1)
  }

  @Test(arguments: [
    (1_000, 32 << 20), (10 << 20, 80 << 20), (100 << 20, 256 << 20), (.max, 256 << 20),
  ])
  func
    `models of epochs have room for tens where they are small, and for some where they are large`(
      model: Int, budget: Int
    )
  {
    #expect(EpochModels.Budget().bytes(for: model) == budget)
  }
}
