import Evaluation
import Jobs
import Learning
import RatingData

/// Settings judged fold by fold, beside the run.
struct FoldsRequest: Sendable, Equatable {
  /// Which cross-validation of the session it is.
  let number: Int
  let settings: Settings
  let folds: Int
  let metrics: [Metric]

  /// Takes each fold as it ends, and how many there were.
  static let slot = JobSlot<FoldsRequest, FoldOutcome, Int>(JobIdentity("folds"))

  func job(on ratings: Ratings) -> Job {
    Self.slot.job(self, at: .background, threads: .all) { request, context in
      let splits = try SplitMethod.folds(request.folds).splits(
        of: ratings, repeats: 1, seed: request.settings.seed)
      let time = WorkTime(context)
      for (fold, split) in splits.enumerated() {
        guard time.proceed() else { break }
        guard var outcome = try request.judge(fold, split, context, time) else { continue }
        outcome.seconds = time.seconds
        context.report(outcome)
      }
      return splits.count
    }
  }

  /// - Returns: nil where nobody waits for it any more.
  private func judge(
    _ fold: Int, _ split: EvaluationSplit, _ context: JobContext, _ time: WorkTime
  ) throws -> FoldOutcome? {
    // Each fold has a seed of its own, as an evaluation of all of them gives it.
    var settings = settings
    settings.seed &+= UInt64(fold)
    var floor = Settings(.baseline)
    floor.seed = settings.seed
    let results = Evaluation(
      [Candidate(name: "baseline", settings: floor), Candidate(name: "run", settings: settings)],
      on: [split], metrics: metrics, workers: context.workers
    ).run(.init(clock: { 0 }, shouldStop: { !time.proceed() }))
    guard results.isComplete else { return nil }
    if let failure = results.failure(of: 1) { throw FoldFailure(fold: fold, reason: failure) }
    func values(_ candidate: Int) -> [Metric: Double] {
      Dictionary(
        uniqueKeysWithValues: metrics.compactMap { metric in
          results.values(of: metric, candidate)[0].map { (metric, $0) }
        })
    }
    return FoldOutcome(fold: fold, values: values(1), baseline: values(0))
  }
}

/// Settings that could not be trained with on a fold; they can on no other.
struct FoldFailure: Error, CustomStringConvertible {
  let fold: Int
  let reason: String

  var description: String { "fold \(fold + 1): \(reason)" }
}
