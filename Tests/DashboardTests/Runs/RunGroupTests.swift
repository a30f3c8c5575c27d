import Cells
import Learning
import Runs
import Terms
import Testing

@testable import Dashboard

/// Kept runs in groups by what differs among them.
@Suite struct `Runs in groups` {
  private static let reports: [RunReport] = [
    .made("7", .biased, factors: 20, losses: [1.0, 0.8, 0.78, 0.76], seed: 1),
    .made("6", .biased, factors: 20, losses: [1.1, 0.9, 0.84], seed: 2),
    .made("5", .biased, factors: 20, losses: [1.2, 0.82, 0.83, 0.85], seed: 3),
    .made("4", .biased, factors: 8, losses: [1.3, 1.0, 0.94], seed: 1),
    .made("3", .biased, factors: 8, losses: [1.2, 0.96, 0.98], seed: 2),
    .made("2", .als, factors: 20, losses: [0.9, 0.72, 0.7]),
    .made("1", .biased, factors: 48, losses: [2, 1.8], data: "other"),
  ]

  private func scenario(
    _ size: Size = Size(width: 120, height: 36), _ reports: [RunReport] = Self.reports
  ) -> Scenario {
    var scenario = Scenario.trained("6", size: size)
    scenario.tell(RunsRequest.listing, result: RunsOnDisk(reports: reports))
    return scenario
  }

  private func groups(_ scenario: Scenario) -> [String] {
    scenario.state.runsScreen.groups.map { group in
      "\(group.key.value.map(\.description) ?? "none") \(group.runs.map(\.time).joined())"
    }
  }

  @Test(arguments: ScreenGoldenTests.allSizes)
  func `stand with mean and deviation, and a band around each mean`(size: Size) {
    var scenario = scenario(size)
    scenario.type("bb")
    expectGolden(view(scenario.state), named: "runs-groups-\(size.width)x\(size.height)")
  }

  @Test func `are by the learner, then by each setting that differs, then single runs`() {
    var scenario = scenario()
    scenario.type("b")
    #expect(groups(scenario) == ["adamax 76543", "adamax 1", "als 2"])
    scenario.type("b")
    #expect(groups(scenario) == ["8 43", "20 765", "20 2", "48 1"])
    scenario.type("b")
    #expect(scenario.state.runsScreen.grouping == nil)
    #expect(scenario.state.runsScreen.selected?.time == "7")
  }

  @Test func `have the mean of their best values, and what else differs in them`() throws {
    var scenario = scenario()
    scenario.type("/biased")
    scenario.press(.enter)
    scenario.type("b")
    let group = try #require(scenario.state.runsScreen.groups.first { $0.runs.count == 3 })
    let best = try #require(group.best)
    #expect(abs(best.mean - (0.76 + 0.84 + 0.82) / 3) < 1e-12)
    // (0.0466… ² + 0.0333… ² + 0.0133… ²) / 2 = 0.0017333…
    #expect(abs((best.standardDeviation ?? 0) - 0.0017333333333333333.squareRoot()) < 1e-12)
    #expect(group.bestRun?.time == "7")
    #expect(group.differences == [])
    #expect(scenario.screen.contains("0.8067"))
  }

  @Test func `have a curve as far as all of their runs have come`() throws {
    var scenario = scenario()
    scenario.type("/biased")
    scenario.press(.enter)
    scenario.type("b")
    let group = try #require(scenario.state.runsScreen.groups.first { $0.runs.count == 3 })
    #expect(group.curve.map(\.epoch) == [1, 2, 3])
    let first = try #require(group.curve.first)
    #expect(abs(first.spread.mean - 1.1) < 1e-12)
    #expect(first.least == 1 && first.greatest == 1.2)
    let deviation = GroupBand.deviation.range(at: first)
    #expect(abs(deviation.lowerBound - 1) < 1e-12 && abs(deviation.upperBound - 1.2) < 1e-12)
    let third = try #require(group.curve.last)
    #expect(GroupBand.extremes.range(at: third) == 0.78...0.84)
  }

  @Test func `mix no data, and say what besides seeds is not the same`() throws {
    var scenario = scenario()
    scenario.type("bb")
    for group in scenario.state.runsScreen.groups {
      let learners = Set(group.runs.map { $0.manifest.settings.learner.name })
      let data = Set(group.runs.map { $0.manifest.data })
      #expect(learners.count == 1 && data.count == 1, "\(group.key)")
    }
    scenario.type("bb")
    let group = try #require(scenario.state.runsScreen.groups.first)
    #expect(group.differences == ["factors"])
  }

  @Test func `change what the band reaches to, and its name with it`() {
    var scenario = scenario()
    scenario.type("d")
    #expect(scenario.screen.contains("only groups have a band: b groups runs"))
    scenario.type("bb")
    #expect(scenario.screen.contains("▒ ± standard deviation"))
    let before = scenario.screen
    scenario.type("d")
    #expect(scenario.screen.contains("▒ least to greatest"))
    #expect(scenario.screen != before)
    scenario.type("d")
    #expect(scenario.screen == before)
  }

  @Test func `are ordered by their means, marked as a whole, and take no key of a single run`() {
    var scenario = scenario()
    scenario.type("bbo")
    #expect(groups(scenario).first == "20 2")
    scenario.press(.down)
    scenario.type(" ")
    #expect(scenario.state.runsScreen.marked.count == 3)
    scenario.press(.home, .down)
    let count = scenario.effects.count
    for key in "RrxD=c" {
      scenario.type(String(key))
      #expect(scenario.screen.contains("this is a group: esc shows single runs"), "\(key)")
    }
    #expect(scenario.effects.count == count)
    scenario.type(" ")
    #expect(scenario.state.runsScreen.marked.isEmpty)
    scenario.press(.escape)
    #expect(scenario.state.runsScreen.grouping == nil)
  }

  @Test func `are not offered where nothing differs but the seed`() {
    var scenario = scenario(
      Size(width: 120, height: 36),
      [
        .made("2", .biased, factors: 20, losses: [1], seed: 1),
        .made("1", .biased, factors: 20, losses: [1], seed: 2),
      ])
    scenario.type("b")
    #expect(scenario.screen.contains("there is nothing to group by"))
    #expect(scenario.state.runsScreen.grouping == nil)
  }

  @Test(arguments: ScreenGoldenTests.sizes) func `are explained, word by word`(size: Size) {
    var scenario = scenario(size)
    scenario.type("bb")
    let canvas = view(scenario.state)
    for landmark in canvas.landmarks { #expect(landmark.caption.term != nil) }
    let terms = Set(canvas.landmarks.compactMap(\.caption.term))
    let expected: [Term] = [
      .groups, Term(Setting.factors.descriptor), .groupMean, .groupDeviation, .band, .groupCurves,
    ]
    for term in expected { #expect(terms.contains(term), "\(term.name)") }
  }
}
