import Evaluation
import Jobs
import Learning

/// The settings of a run judged on each fifth of the ratings in turn, as the folds come.
struct FoldOutcomes: Sendable, Equatable {
  let settings: Settings
  /// What is measured: errors where ratings are predicted, else how good the lists are.
  let metrics: [Metric]
  /// By fold; nil while one is not done.
  private(set) var outcomes: [FoldOutcome?]
  /// Why there is no fold; nil where they come.
  private(set) var failure: String?
  /// Whether the run that is shown was changed on its way to these settings.
  let hasChanges: Bool
  private var time = TimeLeft()

  static let folds = 5

  /// - Parameter metric: what the run goes by.
  init(_ settings: Settings, _ metric: Metric, changed hasChanges: Bool) {
    self.settings = settings
    self.hasChanges = hasChanges
    metrics =
      metric.isOfRatings
      ? [.rmse, .mae, .loss] : [.ndcg(Metric.usualLength), .recall(Metric.usualLength)]
    outcomes = Array(repeating: nil, count: Self.folds)
  }

  mutating func receive(_ outcome: FoldOutcome) {
    if outcomes.indices.contains(outcome.fold) { outcomes[outcome.fold] = outcome }
    time.spend(until: outcome.seconds)
  }

  /// The metric of the chart where that is measured, and another one.
  func shown(beside metric: Metric) -> [Metric] {
    guard metrics.contains(metric) else { return Array(metrics.prefix(2)) }
    return [metric] + metrics.filter { $0 != metric }.prefix(1)
  }

  /// How far it has come, for the title: `2 of 5 folds`, and how long the rest takes.
  var progress: [String] {
    let left = time.words(done: done, of: outcomes.count)
    return ["\(done) of \(outcomes.count) folds"] + (left.map { [$0] } ?? [])
  }

  mutating func fail(_ message: String) { failure = message }

  var done: Int { outcomes.count { $0 != nil } }

  /// Over the folds that are done; nil before the first.
  func spread(of metric: Metric) -> Spread? {
    Spread(outcomes.compactMap { $0?.values[metric] })
  }

  /// How much more than the baseline, fold by fold.
  func difference(in metric: Metric) -> PairedDifference? {
    let pairs = outcomes.compactMap { outcome in
      outcome?.values[metric].flatMap { value in outcome?.baseline[metric].map { value - $0 } }
    }
    // A fold tests one part, and the others train.
    return PairedDifference(pairs, testShare: 1 / Double(Self.folds - 1))
  }
}

/// What a fold came to: the ratings in it, which nothing has seen, predicted once.
public struct FoldOutcome: Sendable, Equatable {
  /// From 0.
  public let fold: Int
  public let values: [Metric: Double]
  /// Those of biases alone.
  public let baseline: [Metric: Double]
  /// How long the folds had taken to compute when it came; nil where nobody counts.
  public var seconds: Double?

  public init(fold: Int, values: [Metric: Double], baseline: [Metric: Double]) {
    self.fold = fold
    self.values = values
    self.baseline = baseline
  }
}
