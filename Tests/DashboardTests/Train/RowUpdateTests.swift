import RatingData
import Testing

@testable import Dashboard
@testable import Learning

/// What is written below a row's columns.
@Suite struct RowUpdateTests {
  private func block(m: [Float], change: [Float], size: [Float]) -> RowUpdateBlock<UserIndex> {
    let before = [Float](repeating: 0.5, count: change.count)
    return RowUpdateBlock(
      name: "user 1", isFollowed: false,
      row: RowUpdate(
        index: UserIndex(0), before: before, after: zip(before, change).map { $0 + $1 },
        gradient: GradientUpdate(
          gradient: nil, moments: [GradientUpdate.Moment(name: "m", values: m)], stepSize: size)))
  }

  @Test func theUpdateOfTheFactorThatMovedFurthestIsAnEquation() {
    let block = block(m: [0.5, -2], change: [-0.005, 0.04], size: [0.01, 0.02])
    #expect(block.equation?.whole == "factor 2: 0.0400 = −0.0200 step size × −2.0000 m")
  }

  /// A row that was left out for a while catches up: the step is not that alone.
  @Test func anUpdateThatIsNotThatAloneHasNone() {
    #expect(block(m: [0.5], change: [-0.02], size: [0.01]).equation == nil)
  }

  /// The optimizer's own step is what the equation says.
  @Test func aRealStepSatisfiesIt() throws {
    var settings = Preset.seed.settings(seed: 1)
    settings[.batch] = 4
    var scenario = Scenario(settings: settings)
    scenario.type(".")
    #expect(scenario.screen.contains(" step size × "))
  }
}
