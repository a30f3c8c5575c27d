import Learning
import Models
import Testing

@Suite("Early stopping")
struct EarlyStoppingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var patience = 2
    let losses: [Double]
    let lastEpoch: Int
    let bestEpoch: Int
    var reason = RunEnd.Reason.earlyStopping
  }

  static let cases = [
    Case(
      testDescription: "falls to the end", losses: [5, 4, 3, 2], lastEpoch: 4, bestEpoch: 4,
      reason: .finished),
    Case(
      testDescription: "two epochs in a row that are no better", losses: [5, 4, 4.1, 4.2, 1],
      lastEpoch: 4, bestEpoch: 2),
    Case(
      testDescription: "one bad epoch is forgiven", losses: [5, 4, 4.5, 3, 2], lastEpoch: 5,
      bestEpoch: 5, reason: .finished),
    Case(
      testDescription: "falling, yet above the best, is no better",
      losses: [3, 5, 4, 1], lastEpoch: 3, bestEpoch: 1),
    Case(testDescription: "equal is no better", losses: [3, 3, 3, 3], lastEpoch: 3, bestEpoch: 1),
    Case(
      testDescription: "patience of one", patience: 1, losses: [3, 2, 2.5, 1], lastEpoch: 3,
      bestEpoch: 2),
    Case(
      testDescription: "patience of three", patience: 3, losses: [3, 4, 4, 2.9, 5, 5, 5, 0],
      lastEpoch: 7, bestEpoch: 4),
    Case(
      testDescription: "in the last epoch", losses: [3, 4, 4], lastEpoch: 3, bestEpoch: 1),
  ]

  @Test("It stops after `patience` epochs without a better validation loss", arguments: cases)
  func stops(each: Case) {
    let loop = TrainingLoop(
      learner: ScriptedLearner(each.losses),
      schedule: Schedule(epochs: each.losses.count, patience: each.patience))
    var records: [EpochRecord] = []
    let end = loop.run(
      .init(
        clock: { 0 },
        report: { event in
          if case .epoch(let record) = event { records.append(record) }
        }))
    #expect(records.map(\.epoch) == Array(1...each.lastEpoch))
    #expect(records.map(\.validated) == each.losses.prefix(each.lastEpoch).map { $0 })
    #expect(records.last { $0.isBest }?.epoch == each.bestEpoch)
    #expect(records.last?.epochsSinceBest == each.lastEpoch - each.bestEpoch)
    #expect(end.reason == each.reason)
    #expect(end.bestEpoch == each.bestEpoch)
    #expect(loop.best?.validated == each.losses[each.bestEpoch - 1])
  }

  @Test("Without validation nothing stops early and the last model is the best")
  func nothingValidates() {
    let loop = TrainingLoop(
      learner: ScriptedLearner([], validationRatings: 0), schedule: Schedule(epochs: 5, patience: 1)
    )
    var validation: [Double?] = []
    let end = loop.run(
      .init(
        clock: { 0 },
        report: { event in
          if case .epoch(let record) = event { validation.append(record.validated) }
        }))
    #expect(validation == [nil, nil, nil, nil, nil])
    #expect(end == RunEnd(reason: .finished, bestEpoch: 5, bestValidated: nil, seconds: 0))
  }
}
