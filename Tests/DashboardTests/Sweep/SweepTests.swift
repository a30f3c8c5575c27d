import Cells
import Jobs
import Learning
import Testing
import Tuning

@testable import Dashboard

@Suite struct `Sweep sheet` {
  private var open: Scenario { Scenario.trained("w") }

  private func plan(_ scenario: Scenario) -> SweepPlan? {
    scenario.requests(of: SweepRequest.slot).last?.plan
  }

  @Test func `starts with the setting at hand, half of it and twice as much`() {
    var scenario = open
    #expect(scenario.screen.contains("‹ factors ›"))
    #expect(scenario.screen.contains("3,6,12"))
    #expect(scenario.screen.contains("9 runs, each like marquee train"))
    scenario.press(.enter)
    #expect(plan(scenario)?.trials == 9)
    #expect(plan(scenario)?.base == .fixture)
  }

  @Test func `takes values that are typed, another setting and seeds`() {
    var scenario = open
    scenario.press(.down)
    for _ in 0..<6 { scenario.press(.backspace) }
    scenario.type("4,q")
    #expect(scenario.screen.contains("factors q: expected 1 to 4096"))
    scenario.press(.enter)
    #expect(plan(scenario) == nil)
    scenario.press(.backspace)
    scenario.type("8")
    scenario.press(.down, .right, .right, .down, .down, .down, .right, .enter)
    #expect(plan(scenario)?.axes.map(\.setting.key) == ["factors", "learningRate"])
    #expect(plan(scenario)?.axes[0].values == [.whole(4), .whole(8)])
    #expect(plan(scenario)?.seeds == 4)
  }

  private func filled(_ scenario: inout Scenario) {
    scenario.press(.enter)
    for cell in 0..<3 {
      for seed in 0..<3 {
        let loss = [1.2, 0.9, 0.901][cell] + Double(seed) / 10 + Double(cell * seed % 2) / 100
        scenario.tell(SweepRequest.slot, SweepPoint(cell: cell, seed: seed, validated: loss))
      }
    }
  }

  @Test func `fills a map, and says of each cell whether it differs beyond noise`() {
    var scenario = open
    filled(&scenario)
    #expect(scenario.screen.contains("9 of 9"))
    #expect(scenario.screen.contains("more than noise"))
    scenario.press(.down)
    #expect(scenario.screen.contains("which may be noise"))
    scenario.press(.down)
    #expect(scenario.screen.contains("the best so far"))
    expectGolden(view(scenario.state), named: "sweep-120x36")
    #expect(scenario.screen.contains("best val_loss") && scenario.screen.contains("1.0010"))
    // As the chart behind has it: the mean of the roots of 0.901, 1.001 and 1.101.
    scenario.press(.escape)
    scenario.type("rw")
    #expect(
      scenario.screen.contains("best val_rmse") && scenario.screen.contains("0.9997 ± 0.0500"))
    scenario.press(.enter)
    #expect(scenario.state.train.settings?[.factors] == 12)
    #expect(scenario.state.shared.sheets.isEmpty)
  }

  @Test func `says how long the rest will take, until the last one is there`() {
    var scenario = open
    scenario.press(.enter)
    for cell in 0..<3 {
      for seed in 0..<3 {
        var point = SweepPoint(cell: cell, seed: seed, validated: 1)
        point.seconds = Double(cell * 3 + seed + 1) * 20
        scenario.tell(SweepRequest.slot, point)
        if cell == 1, seed == 1 {
          #expect(scenario.screen.contains("5 of 9 · 1 min 20 s left"))
        }
      }
    }
    #expect(scenario.screen.contains("9 of 9 · best val_loss"))
  }

  @Test func `goes on while it is hidden, and forgets the points of another`() throws {
    var scenario = open
    scenario.press(.enter, .escape)
    let request = try #require(scenario.requests(of: SweepRequest.slot).last)
    let another = SweepRequest(number: 7, plan: request.plan).job(
      on: Fixture.dataSet(named: "fixture", known: nil).ratings)
    scenario.send(
      .done(JobDone(another, .progress(SweepPoint(cell: 0, seed: 0, validated: 1)))))
    for cell in 0..<3 {
      for seed in 0..<3 {
        scenario.tell(SweepRequest.slot, SweepPoint(cell: cell, seed: seed, validated: 1))
      }
    }
    #expect(scenario.screen.contains("the sweep is done: w shows it"))
    scenario.type("w")
    #expect(scenario.screen.contains("9 of 9"))
    scenario.type("n")
    #expect(scenario.effects.last == .cancel(SweepRequest.slot.identity))
    #expect(scenario.screen.contains("‹ factors ›"))
  }

  @Test func `begins with the settings of the run that is shown`() {
    var scenario = open
    scenario.press(.enter, .escape)
    scenario.type("n")
    scenario.move(to: "factors", typing: "20")
    scenario.press(.enter)
    scenario.trainToTheEnd()
    scenario.type("wn")
    #expect(scenario.screen.contains("10,20,40"))
    scenario.press(.enter)
    #expect(plan(scenario)?.base[.factors] == 20)
    #expect(scenario.requests(of: SweepRequest.slot).last?.number == 2)
  }

  @Test func `needs validation ratings`() {
    var settings = Settings.fixture
    settings.validation = 0
    var scenario = Scenario(settings: settings)
    scenario.train(epochs: 1)
    scenario.type("w")
    #expect(scenario.screen.contains("nothing to compare by"))
  }

  @Test func `the seeds of a cell are a band behind the run that has its settings`() throws {
    var scenario = Scenario.trained(size: Size(width: 120, height: 36))
    let plain = scenario.screen
    scenario.type("w")
    scenario.press(.enter)
    let table = try #require(
      scenario.state.shared.sheets.sheet(of: SweepSheet.self)?.results?.table)
    let cell = try #require(table.cell(of: .fixture))
    for seed in 0..<3 {
      let curve = (1...6).map { 1.5 / Double($0) + Double(seed) / 10 }
      scenario.tell(
        SweepRequest.slot,
        SweepPoint(cell: cell, seed: seed, validated: curve.last, curve: curve))
    }
    scenario.press(.escape)
    #expect(scenario.screen != plain)
    #expect(scenario.screen.contains("▒ 3 seeds 0.3500 ± 0.1000"))
    let band = try #require(SeedBand(scenario.state.shared, .loss))
    let last = try #require(band.points.last)
    #expect(last.epoch == 6)
    #expect(abs(last.low - 0.25) < 1e-12 && abs(last.high - 0.45) < 1e-12)
    let root = try #require(SeedBand(scenario.state.shared, .rmse)?.points.last)
    #expect(abs(root.low - 0.5) < 1e-12)
    #expect(SeedBand(scenario.state.shared, .ndcg(10)) == nil)
    // Another run's settings have no cell.
    scenario.type("n")
    scenario.move(to: "patience", typing: "5")
    scenario.press(.enter)
    #expect(SeedBand(scenario.state.shared, .loss) == nil)
  }

  /// With as many fields as there are rows there is none left for the notes.
  @Test(arguments: 16...26) func `has as many settings as one likes at any height`(height: Int) {
    var scenario = Scenario.trained("w", size: Size(width: 60, height: height))
    for axes in 2...5 {
      scenario.press(.down, .down, .right)
      #expect(
        scenario.state.shared.sheets.sheet(of: SweepSheet.self)?.form?.fields.count == 2 * axes + 3)
      #expect(scenario.screen.contains("╭ sweep"))
    }
  }

  @Test func `a combination whose name is longer than its line is cut before the border`() {
    var scenario = Scenario.trained("w", size: Size(width: 60, height: 24))
    for _ in 0..<3 { scenario.press(.down, .down, .right) }
    while let form = scenario.state.shared.sheets.sheet(of: SweepSheet.self)?.form,
      form.chosen != .sample
    {
      scenario.press(.down)
    }
    scenario.type("7")
    scenario.press(.enter)
    for cell in 0..<7 {
      scenario.tell(SweepRequest.slot, SweepPoint(cell: cell, seed: 0, validated: 1))
    }
    let line = scenario.screen.split(separator: "\n").first { $0.contains(" of 7: ") }
    #expect(line?.contains("… │") == true, "\(line ?? "no line")")
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 36)])
  func `more than two settings are lines, from the best to the worst`(size: Size) {
    var scenario = Scenario.trained("w", size: size)
    scenario.press(.down, .down, .right, .right, .down, .down, .right)
    scenario.press(.down, .down, .down, .down, .right)
    scenario.press(.right, .right, .right, .right, .right, .right)
    #expect(scenario.screen.contains("sample    ‹ 7 ›"))
    scenario.press(.enter)
    let table = scenario.state.shared.sheets.sheet(of: SweepSheet.self)?.results?.table
    #expect(table?.plan.axes.count == 3)
    #expect(table?.plan.cells == 7)
    for cell in 0..<7 {
      for seed in 0..<3 {
        scenario.tell(
          SweepRequest.slot,
          SweepPoint(cell: cell, seed: seed, validated: 1 + Double(cell * 3 % 7)))
      }
    }
    scenario.press(.up, .up, .up, .up, .up, .up)
    #expect(scenario.screen.contains("1 of 7: "))
    #expect(scenario.screen.contains("the best so far"))
    expectGolden(
      view(scenario.state), named: "sweep-lines-\(size.width)x\(size.height)")
    scenario.press(.down)
    #expect(scenario.screen.contains("2 of 7: "))
    scenario.press(.enter)
    #expect(scenario.state.shared.sheets.isEmpty)
  }
}
