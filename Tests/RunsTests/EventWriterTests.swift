import Learning
import Testing

@testable import Runs

/// What a run of two epochs and a bit reports.
let events: [TrainingEvent] = [
  .started(
    RunSummary(
      train: 900, validation: 100, users: 6, movies: 7, epochs: 15, stepsPerEpoch: 29,
      stepName: "batch", patience: 2)),
  .progress(
    EpochProgress(
      epoch: 1, step: 10, done: 0.3, metrics: EpochMetrics(trained: 12.5), seconds: 0.01,
      ratingsPerSecond: 6e6)),
  .progress(
    EpochProgress(
      epoch: 1, step: 29, done: 1, metrics: EpochMetrics(trained: 11.25), seconds: 0.02,
      ratingsPerSecond: 6e6)),
  .epoch(
    EpochRecord(
      epoch: 1, metrics: EpochMetrics(trained: 11.14712, validated: 5.42171), seconds: 0.0812345678,
      ratingsPerSecond: 6_000_000.4, isBest: true, epochsSinceBest: 0)),
  .progress(
    EpochProgress(
      epoch: 2, step: 9, done: 0.3, metrics: EpochMetrics(trained: .nan), seconds: 0.01,
      ratingsPerSecond: 0)),
  .changed(
    SettingsChange(
      epoch: 2, step: 9, done: 9.0 / 29,
      values: ["regularization": .number(0.05), "learningRate": .number(0.001)])),
  .epoch(
    EpochRecord(
      epoch: 2, metrics: EpochMetrics(trained: 3.24, validated: 6), seconds: 614.2,
      ratingsPerSecond: 1465,
      isBest: false, epochsSinceBest: 1)),
  .ended(
    RunEnd(reason: .earlyStopping, bestEpoch: 1, bestValidated: 5.42171, seconds: 614.3)),
]

@Suite struct `The lines of a run` {
  @Test func `is an event a line`() throws {
    var time = 0.0
    var log = try EventWriter(data: "ml-\"1m\"", settings: Preset.seed.settings(seed: 7)) {
      time += 0.04
      return time
    }
    let config = try Preset.seed.settings(seed: 7).json
    let written = events.flatMap { log.lines(for: $0) }
    #expect(
      written == [
        #"{"event":"start","version":1,"data":"ml-\"1m\"","preset":"seed","train":900,"#
          + #""validation":100,"users":6,"movies":7,"epochs":15,"batches":29,"measure":"loss","config":\#(config)}"#,
        #"{"event":"epoch","epoch":1,"loss":11.14712,"val_loss":5.42171,"seconds":0.081235,"#
          + #""ratings_per_second":6000000,"best":true,"rmse":3.3387302975831994,"#
          + #""val_rmse":2.3284565703486932}"#,
        #"{"event":"progress","epoch":2,"batch":9,"loss":null,"ratings_per_second":0}"#,
        #"{"event":"change","epoch":2,"batch":9,"settings":{"learningRate":0.001,"#
          + #""regularization":0.05}}"#,
        #"{"event":"epoch","epoch":2,"loss":3.24,"val_loss":6,"seconds":614.2,"#
          + #""ratings_per_second":1465,"best":false,"rmse":1.8,"val_rmse":2.449489742783178}"#,
        #"{"event":"end","reason":"early_stopping","best_epoch":1,"best_val_loss":5.42171,"#
          + #""seconds":614.3}"#,
      ])
  }

  @Test func `thins progress out to ten lines a second`() throws {
    var time = 0.0
    var log = try EventWriter(data: "d", settings: Preset.seed.settings()) { time }
    _ = log.lines(for: events[0])
    let written = (1...1000).count { _ in
      time += 0.003
      return !log.lines(for: events[1]).isEmpty
    }
    #expect((28...30).contains(written), "\(written) lines in three seconds")
  }

  @Test(
    arguments: [
      (.finished, #""reason":"finished","best_epoch":null,"best_val_loss":null,"seconds":0}"#),
      (.stopped, #""reason":"stopped","best_epoch":null,"best_val_loss":null,"seconds":0}"#),
      (
        .failed("it \"diverged\""),
        #""reason":"failed","best_epoch":null,"best_val_loss":null,"seconds":0,"error":"it \"diverged\""}"#
      ),
    ] as [(RunEnd.Reason, String)])
  func `says how the run ended`(reason: RunEnd.Reason, expected: String) throws {
    var log = try EventWriter(data: "d", settings: Preset.seed.settings()) { 0 }
    let end = RunEnd(reason: reason, bestEpoch: nil, bestValidated: nil, seconds: 0)
    #expect(log.lines(for: .ended(end)) == [#"{"event":"end","# + expected])
  }
}
