import Cells
import Learning
import Testing

@testable import Dashboard

/// What another program says or leaves out.
@Suite struct `A writer elsewhere` {
  @Test func `a writer that falls silent is told of, until it speaks again`() {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    scenario.send(.silence(RunID(1), seconds: 9))
    #expect(!scenario.screen.contains("silent"))
    scenario.send(.silence(RunID(1), seconds: 12))
    #expect(scenario.screen.contains("◌ silent for 12 s in epoch 3/6"))
    scenario.send(.silence(RunID(4), seconds: 1))
    #expect(scenario.screen.contains("silent"))
    scenario.train(epochs: 3)
    #expect(!scenario.screen.contains("silent"))
    scenario.trainToTheEnd()
    scenario.send(.silence(RunID(1), seconds: 99))
    #expect(!scenario.screen.contains("silent"))
  }

  /// A writer that numbers no batches says of none what part of an epoch is done.
  @Test func `an epoch of which no part is done has a place on an axis of seconds`() {
    var scenario = Scenario()
    scenario.makeUp(
      .progress(
        EpochProgress(
          epoch: 1, step: 0, done: 0, metrics: EpochMetrics(trained: 1), seconds: 0,
          ratingsPerSecond: nil)))
    scenario.type("u")
    let chart = MetricChart(scenario.state.shared, scenario.state.trainScreen, nil, nil).chart
    #expect(scenario.state.trainScreen.view.unit == .seconds)
    #expect(chart.xRange.upperBound > 0)
  }

  @Test func `a run without a plan counts its epochs, and does nothing that it cannot do`() {
    var state = State(
      size: Size(width: 120, height: 36), source: .events("e.jsonl"), themes: [], theme: "")
    #expect(update(&state, .watch) == [.start(RunID(1), .watched, pace: .none)])
    let summary = RunSummary(
      train: nil, validation: nil, users: nil, movies: nil, epochs: nil, stepsPerEpoch: nil,
      stepName: "batch", patience: nil)
    _ = update(&state, .training(RunID(1), .started(summary)))
    let record = EpochRecord(
      epoch: 1, metrics: EpochMetrics(trained: 1e300, validated: 1), seconds: 1,
      ratingsPerSecond: 1e300, isBest: true,
      epochsSinceBest: 0)
    _ = update(&state, .training(RunID(1), .epoch(record)))
    let screen = view(state).lines.joined(separator: "\n")
    #expect(screen.contains("● epoch 2\n"))
    #expect(screen.contains("epoch  2  "))
    #expect(screen.contains("1.0e300"))
    for key in ["+", "n", "s", " "] as [Character] {
      _ = update(&state, .input(.key(.character(key))))
      #expect(state.shared.sheets.isEmpty)
    }
    let end = RunEnd(reason: .finished, bestEpoch: 1, bestValidated: 1, seconds: 0.1)
    _ = update(&state, .training(RunID(1), .ended(end)))
    #expect(state.shared.note == nil, "n starts nothing here")
  }
}
