import Concurrency
import Learning
import RatingData

/// What one trial came to.
public struct SweepPoint: Sendable, Equatable {
  public let cell: Int
  /// From 0.
  public let seed: Int
  /// The best value on what validates; nil where the run failed.
  public let validated: Double?
  /// Why there is none, for a person; nil where there is one.
  public let failure: String?
  /// The value of each epoch on what validates.
  public let curve: [Double]
  /// How long the sweep had computed when it came; nil where nobody counts.
  public var seconds: Double?

  public init(
    cell: Int, seed: Int, validated: Double?, failure: String? = nil, curve: [Double] = []
  ) {
    self.failure = failure
    self.cell = cell
    self.seed = seed
    self.validated = validated
    self.curve = curve
  }
}

/// Trains every cell of a plan under every seed, trials side by side, a thread each: the same numbers as single runs
/// give. All cells come under the first seed before any comes under the second, so that a map fills evenly.
public struct Sweep: Sendable {
  public let plan: SweepPlan
  private let ratings: Ratings
  private let workers: Workers
  public init(_ plan: SweepPlan, on ratings: Ratings, workers: Workers) {
    self.plan = plan
    self.ratings = ratings
    self.workers = workers
  }

  /// What trials are compared by; nil where there is nothing to compare by: no ratings that train, or none that validate.
  public var metric: Metric? {
    let learner = plan.base.learner
    return learner.canValidate(ratings, plan.base.split(ratings)) ? learner.metric : nil
  }

  /// - Parameters:
  ///   - shouldStop: asked by several threads.
  ///   - report: called by several threads, once a trial that came to its end.
  public func run(
    shouldStop: @escaping @Sendable () -> Bool, report: @escaping @Sendable (SweepPoint) -> Void
  ) {
    let cells = plan.cells
    workers.share(plan.trials) { trial in
      guard !shouldStop() else { return }
      let (cell, seed) = (trial % cells, trial / cells)
      let settings = plan.settings(of: cell, seed: seed)
      let learner = settings.makeLearner(
        for: ratings, split: settings.split(ratings), workers: Workers(count: 1))
      var curve: [Double] = []
      let end = TrainingLoop(learner: learner, schedule: settings.schedule).run(
        .init(
          clock: { 0 }, directive: { _, _ in shouldStop() ? .stop : .proceed },
          report: { event in
            if case .epoch(let record) = event, let value = record.validated {
              curve.append(value)
            }
          }))
      guard end.reason != .stopped else { return }
      report(
        SweepPoint(
          cell: cell, seed: seed, validated: end.result, failure: end.missingResult,
          curve: curve))
    }
  }
}
