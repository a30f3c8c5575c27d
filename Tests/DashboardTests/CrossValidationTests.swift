import Cells
import Evaluation
import Learning
import Testing

@testable import Dashboard

/// Folds as they come.
@Suite struct `Cross-validation` {
  private static func outcome(_ fold: Int, _ value: Double) -> FoldOutcome {
    FoldOutcome(
      fold: fold, values: [.rmse: value, .mae: value / 2],
      baseline: [.rmse: value + 0.1, .mae: value])
  }

  @Test func `is started by its key, fills, and is shown again`() {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.type("K")
    #expect(
      scenario.effects.last
        == .crossValidate(1, .fixture, folds: 5, metrics: [.rmse, .mae]))
    #expect(scenario.screen.contains("the first fold runs"))
    for fold in 0..<3 { scenario.send(.fold(1, Self.outcome(fold, 0.8 + Double(fold) / 100))) }
    scenario.send(.fold(9, Self.outcome(3, 7)))
    #expect(scenario.screen.contains("3 of 5 folds"))
    #expect(scenario.screen.contains("RMSE 0.8100 ± 0.0100, −0.1000 ± 0.0000 to the baseline"))
    scenario.press(.escape)
    let count = scenario.effects.count
    scenario.type("K")
    #expect(scenario.effects.count == count, "it is not started again")
    scenario.press(.escape)
    for fold in 3..<5 { scenario.send(.fold(1, Self.outcome(fold, 0.8))) }
    #expect(scenario.screen.contains("the cross-validation is done: K shows it"))
    scenario.type("n9")
    scenario.press(.enter)
    scenario.type("K")
    if case .crossValidate(let number, let settings, _, _) = scenario.effects.last {
      #expect(number == 2 && settings.seed == 9)
    } else {
      Issue.record("other settings are judged anew")
    }
  }

  @Test(arguments: ScreenGoldenTests.allSizes)
  func `fits every screen`(size: Size) {
    var scenario = Scenario(size: size)
    scenario.trainToTheEnd()
    scenario.type("K")
    for fold in 0..<2 { scenario.send(.fold(1, Self.outcome(fold, 0.8 + Double(fold) / 100))) }
    expectGolden(view(scenario.state), named: "cross-validation-\(size.width)x\(size.height)")
  }
}
