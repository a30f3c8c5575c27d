import Concurrency
import Learning
import RatingData

/// What one trial came to.
public struct SweepPoint: Sendable, Equatable {
  public let cell: Int
  /// From 0.
  public let seed: Int
  /// The best validation loss; nil where the run failed.
  public let validationLoss: Double?
  /// Why there is none, for a person; nil where there is one.
  public let failure: String?
  /// The validation loss of each epoch.
  public let curve: [Double]

  public init(
    cell: Int, seed: Int, validationLoss: Double?, failure: String? = nil, curve: [Double] = []
  ) {
    self.failure = failure
    self.cell = cell
    self.seed = seed
    self.validationLoss = validationLoss
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

  /// What the losses measure; nil where there is nothing to compare by: no ratings that train, or none that validate.
  public var measure: Measure? {
    let learner = plan.base.makeLearner(
      for: ratings, split: plan.base.split(ratings), workers: workers)
    return learner.ratingsPerEpoch > 0 && learner.validationRatings > 0 ? learner.measure : nil
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
            if case .epoch(let record) = event, let loss = record.validationLoss {
              curve.append(loss)
            }
          }))
      guard end.reason != .stopped else { return }
      report(
        SweepPoint(
          cell: cell, seed: seed, validationLoss: end.resultLoss, failure: end.missingLoss,
          curve: curve))
    }
  }
}
