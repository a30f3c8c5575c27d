import Learning
import Testing

@testable import marquee

/// What a run of two epochs and a bit reports.
private let events: [TrainingEvent] = [
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
  .epoch(
    EpochRecord(
      epoch: 2, metrics: EpochMetrics(trained: 3.24, validated: 6), seconds: 614.2,
      ratingsPerSecond: 1465,
      isBest: false, epochsSinceBest: 1)),
  .ended(
    RunEnd(reason: .earlyStopping, bestEpoch: 1, bestValidated: 5.42171, seconds: 614.3)),
]

extension TrainingLog {
  fileprivate mutating func all() -> [String] { events.flatMap { lines(for: $0) } }
}

@Suite struct `The log of a training run` {
  @Test func `is what the notebook printed`() {
    var log = KerasLog(introduction: ["Train on 900 samples, validate on 100 samples"])
    #expect(
      log.all() == [
        "Train on 900 samples, validate on 100 samples", "Epoch 1/15",
        "0.08s - loss: 11.1471 - val_loss: 5.4217", "Epoch 2/15",
        "614s - loss: 3.2400 - val_loss: 6.0000",
      ])
  }

  @Test func `announces an epoch when it starts, not when it ends`() {
    var log = KerasLog(introduction: [])
    #expect(log.lines(for: events[0]).isEmpty)
    #expect(log.lines(for: events[1]) == ["Epoch 1/15"])
    #expect(log.lines(for: events[2]).isEmpty)
  }

  @Test func `leaves val_loss out where nothing validates`() {
    var log = KerasLog(introduction: [])
    let record = EpochRecord(
      epoch: 1, metrics: EpochMetrics(trained: 1, validated: nil), seconds: 1, ratingsPerSecond: 1,
      isBest: true,
      epochsSinceBest: 0)
    #expect(log.lines(for: .epoch(record)).last == "1.0s - loss: 1.0000")
  }

  @Test func `leaves out what a cluster does not know`() {
    let record = EpochRecord(
      epoch: 2, metrics: EpochMetrics(trained: .nan, validated: 0.25), seconds: 1,
      ratingsPerSecond: 1, isBest: false,
      epochsSinceBest: 1)
    var keras = KerasLog(introduction: [])
    #expect(keras.lines(for: .epoch(record)).last == "1.0s - val_loss: 0.2500")
    var table = TableLog(introduction: [])
    #expect(
      table.lines(for: .epoch(record)) == [
        "    2         -    0.2500    1.00 s        1/s  no better"
      ])
    // Where both are none, it has diverged.
    let diverged = EpochRecord(
      epoch: 3, metrics: EpochMetrics(trained: .nan, validated: .nan), seconds: 1,
      ratingsPerSecond: 1, isBest: false,
      epochsSinceBest: 2)
    #expect(keras.lines(for: .epoch(diverged)).last == "1.0s - loss: nan - val_loss: nan")
  }

  @Test func `is a table`() {
    var log = TableLog(introduction: ["Data."])
    #expect(
      log.all() == [
        "Data.", "", "epoch      loss  val_loss      time    ratings",
        "    1   11.1471    5.4217   81.2 ms   6.00 M/s",
        "    2    3.2400    6.0000  614.20 s   1.47 k/s  no better, 1 of 2", "",
        "Stopped early after 614.30 s; best epoch 1, val_loss 5.4217.",
      ])
  }

  @Test func `is one line that writes over itself, and leaves nothing behind`() {
    var line = ProgressLine(data: "d")
    var screen: [Character] = []
    var column = 0
    var longest = 0
    for event in events {
      for character in line.text(for: event) {
        if character == "\r" {
          column = 0
        } else {
          if column == screen.count { screen.append(" ") }
          screen[column] = character
          column += 1
        }
      }
      longest = max(longest, screen.count)
      if case .progress(let progress) = event, progress.epoch == 2 {
        #expect(String(screen).hasPrefix("Training on d: epoch 2/15, loss nan, val_loss 5.4217"))
      }
    }
    #expect(longest < 80)
    #expect(screen.allSatisfy { $0 == " " })
    #expect(column == 0)
  }
}
