import Cells
import Evaluation
import Jobs
import Learning
import Testing

@testable import Dashboard

/// Folds as they come.
@Suite struct `Cross-validation` {
  private static func outcome(_ fold: Int, _ value: Double) -> FoldOutcome {
    FoldOutcome(
      fold: fold, values: [.rmse: value, .mae: value / 2, .loss: value * value],
      baseline: [.rmse: value + 0.1, .mae: value, .loss: (value + 0.1) * (value + 0.1)])
  }

  /// A cross-validation of the run of a scenario that has ended, as it was started.
  private static func started(size: Size = Size(width: 120, height: 36)) -> Scenario {
    var scenario = Scenario.trained("K", size: size)
    scenario.press(.enter)
    return scenario
  }

  @Test func `says what it would do before it is started`() {
    var scenario = Scenario.trained("K")
    #expect(scenario.screen.contains("enter starts it: 5 trainings, one after another"))
    scenario.press(.escape)
    #expect(scenario.requests(of: FoldsRequest.slot).isEmpty)
    scenario.type("K")
    scenario.press(.enter)
    #expect(scenario.requests(of: FoldsRequest.slot).count == 1)
  }

  @Test func `is told in the header while it is hidden`() {
    var scenario = Self.started()
    scenario.tell(FoldsRequest.slot, Self.outcome(0, 0.8))
    #expect(!scenario.screen.contains("fold 2 of 5 ·"))
    scenario.press(.escape)
    #expect(scenario.screen.contains("fold 2 of 5 · ✓ trained"))
    for fold in 1..<5 { scenario.tell(FoldsRequest.slot, Self.outcome(fold, 0.8)) }
    #expect(!scenario.screen.contains("of 5 ·"))
  }

  @Test func `is started by its key, fills, and is shown again`() {
    var scenario = Self.started()
    let request = FoldsRequest(
      number: 1, settings: .fixture, folds: 5, metrics: [.rmse, .mae, .loss])
    #expect(scenario.requests(of: FoldsRequest.slot) == [request])
    #expect(scenario.screen.contains("the first fold runs"))
    for fold in 0..<3 {
      scenario.tell(FoldsRequest.slot, Self.outcome(fold, 0.8 + Double(fold) / 100))
    }
    let another = FoldsRequest(number: 9, settings: .fixture, folds: 5, metrics: [])
    scenario.send(
      .done(
        JobDone(
          another.job(on: Fixture.dataSet(named: "fixture", known: nil).ratings),
          .progress(Self.outcome(3, 7)))))
    #expect(scenario.screen.contains("3 of 5 folds"))
    #expect(scenario.screen.contains("RMSE 0.8100 ± 0.0100:"))
    #expect(
      scenario.screen.contains("better than the baseline by 0.1000 ± 0.0000, more than noise"))
    scenario.press(.escape)
    let count = scenario.effects.count
    scenario.type("K")
    #expect(scenario.effects.count == count, "it is not started again")
    scenario.press(.escape)
    for fold in 3..<5 { scenario.tell(FoldsRequest.slot, Self.outcome(fold, 0.8)) }
    scenario.tell(FoldsRequest.slot, result: 5)
    #expect(scenario.screen.contains("the cross-validation is done: K shows it"))
    scenario.type("n9")
    scenario.press(.enter)
    scenario.type("K")
    scenario.press(.enter)
    let anew = scenario.requests(of: FoldsRequest.slot).last
    #expect(anew?.number == 2 && anew?.settings.seed == 9, "other settings are judged anew")
  }

  @Test func `is in the metric of the chart, and says how long it still takes`() {
    var scenario = Self.started()
    var first = Self.outcome(0, 0.8)
    first.seconds = 4
    scenario.tell(FoldsRequest.slot, first)
    #expect(scenario.screen.contains("1 of 5 folds · 16 s left"))
    #expect(scenario.screen.contains("MSE 0.6400"))
    scenario.press(.escape)
    scenario.type("rK")
    #expect(scenario.state.shared.metric == .rmse)
    #expect(!scenario.screen.contains("MSE 0.6400"))
    #expect(scenario.screen.contains("worse ‹ RMSE › better"))
    #expect(!scenario.screen.contains("What was changed in the run"))
  }

  @Test func `says that it has what was changed in the run`() {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    let values: [String: SettingValue] = ["learningRate": .number(0.001)]
    scenario.makeUp(.changed(SettingsChange(epoch: 2, step: 9, done: 0.5, values: values)))
    scenario.type("K")
    #expect(scenario.screen.contains("What was changed in the run shown is set in all folds."))
  }

  @Test(arguments: ScreenGoldenTests.allSizes)
  func `fits every screen`(size: Size) {
    var scenario = Self.started(size: size)
    for fold in 0..<2 {
      scenario.tell(FoldsRequest.slot, Self.outcome(fold, 0.8 + Double(fold) / 100))
    }
    expectGolden(view(scenario.state), named: "cross-validation-\(size.width)x\(size.height)")
  }
}
