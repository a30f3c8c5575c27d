import Learning
import RatingData
import Testing

@Suite struct `A metric` {
  @Test func `has one name on what trains and one on what validates`() {
    #expect(Metric.loss.key == "loss" && Metric.loss.validationKey == "val_loss")
    #expect(Metric.ndcg(10).key == "ndcg" && Metric.ndcg(10).name == "ndcg@10")
    #expect(Metric.ndcg(20).validationKey == "val_ndcg@20")
  }

  @Test func `follows from the loss where it needs nothing else`() {
    #expect(Metric.rmse.value(where: .loss, is: 0.25) == 0.5)
    #expect(Metric.mae.value(where: .loss, is: 0.25) == nil)
    #expect(Metric.loss.value(where: .rmse, is: 0.5) == nil)
    #expect(Metric.loss.readings == [.loss, .rmse])
    #expect(Metric.ndcg(10).readings == [.ndcg(10)])
  }

  @Test func `is better lower or higher, and never not a number`() {
    let rate = Metric(told: "lr")
    #expect(Metric.loss.isBetter(1, than: 2))
    #expect(!Metric.loss.isBetter(2, than: 2))
    #expect(Metric.ndcg(10).isBetter(2, than: 1))
    #expect(!rate.isBetter(1, than: 2) && !rate.isBetter(2, than: 1))
    for metric in [Metric.loss, .ndcg(10)] {
      #expect(metric.isBetter(5, than: metric.worst))
      #expect(!metric.isBetter(.nan, than: metric.worst))
    }
  }

  @Test func `stops a run early, each in its direction`() {
    let loop = TrainingLoop(
      learner: ScriptedRanker([0.1, 0.2, 0.15, 0.1]), schedule: Schedule(epochs: 9, patience: 2))
    var records: [EpochRecord] = []
    let end = loop.run(
      .init(clock: { 0 }, report: { if case .epoch(let record) = $0 { records.append(record) } }))
    #expect(end.reason == .earlyStopping)
    #expect(end.bestEpoch == 2 && end.bestValidated == 0.2 && end.metric == .ndcg(10))
    #expect(end.meanLoss == nil)
    // What validation tells besides is in every epoch.
    #expect(records.map { $0[.recall(10)]?.validated } == [0.25, 0.25, 0.25, 0.25])
    #expect(records.allSatisfy { $0.metrics.metrics == [.ndcg(10), .recall(10)] })
  }

  /// The table is what makes a metric known: a line that is missing, or twice there, shows here.
  @Test func `is found by its name, each in the table under one of its own`() {
    let standard = Metric.standard
    #expect(Set(standard).count == standard.count)
    for metric in standard {
      #expect(Metric(metric.name) == metric && Metric(metric.key) == metric, "\(metric.name)")
      #expect(!metric.meaning.isEmpty && Metric(told: metric.key).unit == metric.unit)
    }
  }
}

@Suite struct `What an epoch measured` {
  @Test func `has what follows from its first metric`() {
    let metrics = EpochMetrics(trained: 4, validated: 9)
    #expect(metrics.metrics == [.loss, .rmse] && metrics.further.isEmpty)
    #expect(metrics[.rmse] == EpochMetrics.Values(trained: 2, validated: 3))
    #expect(metrics[.mae] == nil)
    #expect(EpochMetrics(trained: 4)[.rmse]?.validated == nil)
  }

  @Test func `keeps what was told, and nothing that is computed all the same`() {
    let accuracy = Metric(told: "accuracy")
    let values = EpochMetrics.Values(trained: 0.5, validated: 0.25)
    let same = EpochMetrics.Values(trained: 2, validated: 3)
    let metrics = EpochMetrics(
      trained: 4, validated: 9, further: [accuracy: values, .rmse: same, .loss: values])
    #expect(metrics.further == [accuracy])
    #expect(metrics[accuracy] == values && metrics[.loss]?.trained == 4)
    #expect(metrics == EpochMetrics(trained: 4, validated: 9, further: [accuracy: values]))
    // A program whose RMSE is over something else is believed.
    let other = EpochMetrics(trained: 4, validated: 9, further: [.rmse: values])
    #expect(other[.rmse] == values && other.metrics == [.loss, .rmse])
  }

  @Test func `has the speed of its training beside`() {
    let record = EpochRecord(
      epoch: 1, metrics: EpochMetrics(trained: 1), seconds: 1, ratingsPerSecond: 5, isBest: true,
      epochsSinceBest: 0)
    #expect(record[.ratingsPerSecond]?.trained == 5)
    #expect(record[.loss]?.trained == 1)
  }
}
