import Learning
import Testing

@testable import Dashboard

/// Ratings at a path of a cluster's: it trains, and some of them come home.
@Suite struct `Ratings that a cluster has` {
  /// But for the screen of runs, which needs none.
  @Test(arguments: State.allScreens.indices.filter { !(State.allScreens[$0] is RunsScreen) })
  func `are read while each screen says so`(screen: Int) {
    var scenario = Scenario(onCluster: Settings(.mllib))
    scenario.send(.status(scenario.state.train.run, "reading the ratings"))
    scenario.press(.character(State.digit(screen)))
    #expect(scenario.screen.contains("reading the ratings …"))
  }

  @Test func `train before anything is home`() {
    var scenario = Scenario(onCluster: Settings(.mllib))
    guard case .start(let run, .new(let settings), _)? = scenario.effects.first else {
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
    #expect(scenario.screen.contains("users sent here"))
  }

  @Test func `are counted in the header as the cluster counts them`() {
    var scenario = Scenario(onCluster: Settings(.mllib))
    scenario.bringHome()
    scenario.makeUp(
      .started(
        RunSummary(
          train: 900_000_000, validation: 100_000_000, users: 1, movies: 1, epochs: 4,
          stepsPerEpoch: 1000, stepName: "part", patience: nil)))
    #expect(scenario.screen.contains("lake · 1,000,000,000 ratings"))
  }

  @Test func `are asked for in the command that repeats a run, and the cluster with them`() {
    var scenario = Scenario(onCluster: Settings(.mllib))
    scenario.bringHome()
    scenario.type("c")
    guard case .terminal(.copy(let command))? = scenario.effects.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(
      command.hasPrefix(
        "marquee train --data s3a://bucket/lake.parquet --engine spark --master spark://host:7077 ")
    )
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
    #expect(scenario.state.shared.sheets.isEmpty && scenario.effects.count == before)
  }

  @Test func `train neither a model for lists nor a baseline`() {
    var scenario = Scenario(onCluster: Settings(.mllib))
    scenario.bringHome()
    scenario.press(.character("2"))
    scenario.makeUp(.ended(RunEnd(reason: .finished, bestEpoch: 1, bestValidated: 1, seconds: 100)))
    #expect(scenario.jobs(of: BaselineRequest.slot).isEmpty)
    #expect(
      !scenario.effects.contains { if case .start(_, .lists, _) = $0 { true } else { false } })
  }

  @Test func `are trained on by what the cluster has alone`() {
    var scenario = Scenario(onCluster: Settings(.mllib))
    let runs = scenario.effects.count
    scenario.press(.character("n"), .right, .enter)
    #expect(scenario.screen.contains("the cluster trains mllib and implicit-als"))
    #expect(scenario.effects.count == runs)
  }

  /// A run of 1, 2 and 4 iterations, of a second, two and four.
  private func trained(_ scenario: inout Scenario) {
    for epoch in [1, 2, 4] {
      let loss = 2 / Double(epoch)
      let record = EpochRecord(
        epoch: epoch, metrics: EpochMetrics(trained: loss, validated: loss + 0.5),
        seconds: Double(epoch),
        ratingsPerSecond: 1, isBest: true, epochsSinceBest: 0)
      scenario.makeUp(.epoch(record))
    }
    scenario.makeUp(
      .ended(
        RunEnd(reason: .finished, bestEpoch: 4, bestValidated: 1, seconds: 7)))
  }

  @Test func `make a curve whose points are marked, for what is between was not measured`() {
    var scenario = Scenario(onCluster: Settings(.mllib))
    trained(&scenario)
    #expect(scenario.screen.contains("● measured"))
    let shared = scenario.state.shared
    let markers = MetricChart(shared, scenario.state.trainScreen, nil, nil).chart.markers
    #expect(String(markers.map(\.character)) == "●●●●●●★")
    #expect(markers.map(\.x) == [1, 1, 2, 2, 4, 4, 4])
    #expect(markers.map(\.y) == [2, 2.5, 1, 1.5, 0.5, 1, 1])
  }

  @Test func `are marked as long as the marks leave the lines to be seen`() {
    var scenario = Scenario(onCluster: Settings(.mllib))
    for epoch in 1...41 {
      let record = EpochRecord(
        epoch: 2 * epoch, metrics: EpochMetrics(trained: 1, validated: 2), seconds: 1,
        ratingsPerSecond: 1,
        isBest: epoch == 1, epochsSinceBest: epoch - 1)
      scenario.makeUp(.epoch(record))
      #expect(scenario.screen.contains("● measured") == (epoch <= 40))
    }
    let shared = scenario.state.shared
    let markers = MetricChart(shared, scenario.state.trainScreen, nil, nil).chart.markers
    #expect(String(markers.map(\.character)) == "★")
  }

  @Test func `and make it again: the run before has the same epochs`() throws {
    var scenario = Scenario(onCluster: Settings(.mllib))
    trained(&scenario)
    scenario.press(.character("n"), .enter)
    trained(&scenario)
    let ghost = try #require(Ghost(scenario.state.shared, .loss))
    #expect(ghost.values.map(\.epoch) == [1, 2, 4])
    #expect(ghost.label(after: 3) == "previous 1.5000 (epoch 2)")
  }

  @Test func `take their time on an axis of seconds`() throws {
    var scenario = Scenario(onCluster: Settings(.mllib))
    trained(&scenario)
    scenario.type("u")
    let shared = scenario.state.shared
    let chart = MetricChart(shared, scenario.state.trainScreen, nil, nil).chart
    let curve = try #require(chart.series.last { $0.role == .train })
    #expect(curve.points.map(\.x) == [1, 3, 7])
  }
}
