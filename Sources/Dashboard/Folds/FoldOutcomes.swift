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

  static let folds = 5

  /// - Parameter metric: what the run goes by.
  init(_ settings: Settings, _ metric: Metric) {
    self.settings = settings
    metrics =
      metric.isOfRatings
      ? [.rmse, .mae] : [.ndcg(Metric.usualLength), .recall(Metric.usualLength)]
    outcomes = Array(repeating: nil, count: Self.folds)
  }

  mutating func receive(_ outcome: FoldOutcome) {
    if outcomes.indices.contains(outcome.fold) { outcomes[outcome.fold] = outcome }
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

  public init(fold: Int, values: [Metric: Double], baseline: [Metric: Double]) {
    self.fold = fold
    self.values = values
    self.baseline = baseline
  }
}
