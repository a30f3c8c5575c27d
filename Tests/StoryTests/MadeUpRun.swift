import Learning
import RatingData

@testable import Story

/// A made-up run, epoch by epoch: what trains and what validates, and the story of it.
struct MadeUpRun {
  private(set) var story: Story
  private var history = EpochHistory()
  private var best: EpochRecord?
  private let patience: Int

  /// - Parameters:
  ///   - mean: the loss of always guessing the mean.
  ///   - patience: epochs without a better one after which it ends.
  init(
    _ settings: Settings? = Settings(.biased), ratingUnit: String? = "stars",
    baseline: Double? = nil, previous: Double? = nil,
    mean: Double? = 1.1, validation: Int? = 10_000, patience: Int = 2, metric: Metric = .loss,
    kind: ItemKind = .movie
  ) {
    self.patience = patience
    self.metric = metric
    story = Story(
      StoryFacts(
        settings: settings, ratingUnit: ratingUnit, kind: kind, baseline: baseline,
        previous: previous))
    summary = RunSummary(
      train: 90_000, validation: validation, users: 600, movies: 9_000, epochs: 30,
      stepsPerEpoch: 10, stepName: "batch", patience: patience, metric: metric, meanLoss: mean)
    hear(.started(summary))
  }

  private let metric: Metric
  private let summary: RunSummary

  mutating func hear(_ event: TrainingEvent) {
    if case .epoch(let record) = event { history.add(record) }
    story.hear(event, history)
  }

  /// Begins to train on, after it had ended.
  mutating func begin() { hear(.started(summary)) }

  mutating func epoch(_ trained: Double, _ validated: Double?, number: Int? = nil) {
    let before = history.best?.validated
    let isBest = validated.map { metric.isBetter($0, than: before ?? metric.worst) } ?? true
    hear(
      .epoch(
        EpochRecord(
          epoch: number ?? (history.records.last?.epoch ?? 0) + 1,
          metrics: EpochMetrics(metric, trained: trained, validated: validated), seconds: 0.01,
          ratingsPerSecond: nil, isBest: isBest,
          epochsSinceBest: isBest ? 0 : (history.records.last?.epochsSinceBest ?? 0) + 1)))
  }

  mutating func epochs(_ values: (Double, Double)...) { values.forEach { epoch($0, $1) } }

  mutating func end(_ reason: RunEnd.Reason) {
    hear(
      .ended(
        RunEnd(
          reason: reason, bestEpoch: history.best?.epoch, bestValidated: history.best?.validated,
          seconds: 1, metric: metric)))
  }

  mutating func learn(baseline: Double) { story = story.knowing(baseline: baseline, history) }

  /// Kinds in the order in which they stand, without the beginning.
  var kinds: [Sentence.Kind] { story.sentences.map(\.kind).filter { $0 != .beginning } }

  func epoch(of kind: Sentence.Kind) -> Int? {
    story.sentences.first { $0.kind == kind }?.epoch
  }

  func text(_ kind: Sentence.Kind) -> String {
    story.sentences.filter { $0.kind == kind }.map(\.text).joined(separator: " | ")
  }
}
