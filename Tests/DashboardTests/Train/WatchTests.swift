import Cells
import Learning
import Runs
import Testing

@testable import Dashboard

/// Another program's run, as its lines tell it.
@Suite struct `A run that is watched` {
  private static func watch(_ lines: [String], width: Int = 120, height: Int = 36) throws -> State {
    var state = State(
      size: Size(width: width, height: height), source: .events("e.jsonl"),
      themes: ["marquee-dark"], theme: "marquee-dark")
    _ = update(&state, .watch)
    var reader = EventReader()
    try reader.read(lines.map { $0 + "\n" }.joined().utf8) { event in
      _ = update(&state, .training(RunID(1), event))
    }
    return state
  }

  private static func text(_ state: State) -> String { view(state).lines.joined(separator: "\n") }

  /// A writer that was killed after two epochs, and went on from the state after the first.
  private static let goesBack = [
    #"{"event":"start","epochs":3}"#, #"{"event":"epoch","epoch":1,"loss":1,"val_loss":1}"#,
    #"{"event":"epoch","epoch":2,"loss":0.1,"val_loss":0.1}"#,
    #"{"event":"epoch","epoch":2,"loss":0.5,"val_loss":0.5}"#,
    #"{"event":"epoch","epoch":3,"loss":0.4,"val_loss":0.4}"#,
  ]

  @Test func `has one best, that of the epochs that stand`() throws {
    // Also where the end still tells of the epoch that was taken back.
    for end in ["", #","best_epoch":2,"best_val_loss":0.1"#] {
      let state = try Self.watch(Self.goesBack + [#"{"event":"end","reason":"finished"\#(end)}"#])
      let train = state.train
      #expect(train.epochs.map(\.epoch) == [1, 2, 3])
      #expect(train.epochs.map(\.validated) == [1, 0.5, 0.4])
      #expect(train.best?.epoch == 3)
      #expect(train.validationCurve.points.map(\.y) == [1, 0.5, 0.4])
      let screen = Self.text(state)
      #expect(screen.contains("✓ trained, best epoch 3 of 3"))
      #expect(screen.contains("best 3"))
      #expect(screen.contains("0.4000 ★"))
      #expect(screen.count { $0 == "★" } == 3, "the legend's, the chart's and the table's")
    }
  }

  @Test func `is another one from its first epoch on, where the writer starts over`() throws {
    let again = [
      #"{"event":"start","epochs":9}"#, #"{"event":"progress","epoch":1,"batch":1,"loss":3}"#,
    ]
    let state = try Self.watch(Self.goesBack + again)
    #expect(state.train.epochs.isEmpty && state.train.best == nil)
    #expect(state.train.plannedEpochs == 9)
    let started = try Self.watch(Self.goesBack + again.prefix(1))
    #expect(started.train.epochs.count == 3, "it may as well go on")
  }

  /// As a loop in PyTorch writes them, whatever it measures.
  private static let told = (1...3).map { epoch in
    #"{"event":"epoch","epoch":\#(epoch),"loss":\#(4.0 / Double(epoch)),"val_loss":4,"#
      + #""accuracy":0.\#(epoch)5,"val_accuracy":0.\#(epoch),"lr":0.0000\#(epoch)}"#
  }

  @Test func `offers every number of its epochs to the chart`() throws {
    var state = try Self.watch(Self.told)
    var titles: [String] = []
    for _ in 0..<5 {
      titles.append(String(Self.text(state).split(separator: "\n")[1].dropFirst(2).prefix(9)))
      _ = update(&state, .input(.key(.character("r"))))
    }
    #expect(
      titles.map { String($0.prefix { $0 != " " }) } == ["loss", "rmse", "accuracy", "lr", "loss"])
  }

  @Test func `has the metric that is shown in legend, table and curve`() throws {
    var state = try Self.watch(Self.told)
    for _ in 0..<2 { _ = update(&state, .input(.key(.character("r")))) }
    #expect(state.shared.note == "accuracy – i explains it")
    let accuracy = Self.text(state)
    #expect(accuracy.contains("accuracy 0.3500") && accuracy.contains("val_accuracy 0.3000"))
    #expect(accuracy.contains("0.1500") && accuracy.contains("0.2500"), "the table")
    let chart = MetricChart(state.shared, state.trainScreen, nil, nil).chart
    #expect(
      chart.series.filter { $0.role == .train }.map { $0.points.map(\.y) } == [[0.15, 0.25, 0.35]])
    #expect(
      chart.series.filter { $0.role == .validation }.map { $0.points.map(\.y) } == [
        [0.1, 0.2, 0.3]
      ])
    // A learning rate is not measured on what validates.
    _ = update(&state, .input(.key(.character("r"))))
    #expect(Self.text(state).contains("lr 3.0e-5") && !Self.text(state).contains("val_lr"))
    // The last one: the first is next, and before that comes the last again.
    _ = update(&state, .input(.key(.character("r"))))
    #expect(state.shared.metric == .loss)
    _ = update(&state, .input(.key(.character("R"))))
    #expect(state.shared.metric.name == "lr")
  }

  @Test func `shows what there is where its writer has no loss`() throws {
    let lines = (1...2).map { #"{"event":"epoch","epoch":\#($0),"reward":\#($0)}"# }
    let state = try Self.watch(lines)
    #expect(state.shared.metric == Metric(told: "reward"))
    #expect(Self.text(state).contains("reward 2.0000"))
  }

  @Test func `forgets the metrics of the run before`() throws {
    let again = [#"{"event":"start","epochs":9}"#, #"{"event":"epoch","epoch":1,"loss":3}"#]
    let state = try Self.watch(Self.told + again)
    #expect(state.train.metrics == [.loss, .rmse])
  }

  @Test func `does not make up times that its writer does not tell`() throws {
    var state = try Self.watch(Self.goesBack, width: 200, height: 60)
    #expect(state.train.secondsTrained == nil && state.train.secondsLeft == nil)
    #expect(Self.text(state).contains("left –"))
    #expect(Self.text(state).contains("batch   – / ?"))
    _ = update(
      &state,
      .training(
        RunID(1),
        .ended(
          RunEnd(reason: .finished, bestEpoch: nil, bestValidated: nil, seconds: nil))))
    let screen = Self.text(state)
    #expect(screen.contains("computing –"))
    #expect(screen.contains("the events have no times"))
    #expect(!screen.contains("0.0 ") && !screen.contains(" 0/s"))
    for key in ["u", "x"] as [Character] { _ = update(&state, .input(.key(.character(key)))) }
    let legend = view(state).lines[2].prefix(100)
    #expect(legend.contains("epoch 3") && !legend.contains("ms"))
    #expect(state.trainScreen.view.unit == .epochs)
    #expect(Self.text(state).contains("╭ loss · epochs"))
  }

  @Test func `says how long it took where the end does`() throws {
    let end = #"{"event":"end","reason":"finished","seconds":42}"#
    #expect(Self.text(try Self.watch(Self.goesBack + [end])).contains("computing 42 s"))
  }

  @Test func `is not called silent for a rest as long as one before`() throws {
    var state = try Self.watch(Array(Self.goesBack.prefix(2)))
    _ = update(&state, .silence(RunID(1), seconds: 60))
    #expect(state.train.isSilent)
    _ = update(
      &state,
      .training(
        RunID(1),
        .epoch(
          EpochRecord(
            epoch: 2, metrics: EpochMetrics(trained: 1, validated: nil), seconds: nil,
            ratingsPerSecond: nil,
            isBest: false, epochsSinceBest: 1))))
    _ = update(&state, .silence(RunID(1), seconds: 60))
    #expect(!state.train.isSilent)
  }

  @Test func `keeps nothing when it is left, and does not say so`() throws {
    var state = try Self.watch(Self.goesBack)
    _ = update(
      &state,
      .training(
        RunID(1),
        .ended(
          RunEnd(reason: .stopped, bestEpoch: nil, bestValidated: nil, seconds: nil))))
    #expect(state.shared.note == nil)
    #expect(Self.text(state).contains("■ stopped, best epoch 3"))
  }
}
