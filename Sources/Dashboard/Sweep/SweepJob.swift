import Jobs
import RatingData
import Tuning

/// The trials of a sweep, beside the run.
struct SweepRequest: Sendable, Equatable {
  /// Which sweep of the session it is.
  let number: Int
  let plan: SweepPlan

  /// Takes each trial as it ends, and how many there were.
  static let slot = JobSlot<SweepRequest, SweepPoint, Int>(JobIdentity("sweep"))

  func job(on ratings: Ratings) -> Job {
    Self.slot.job(self, at: .background, threads: .all) { request, context in
      Sweep(request.plan, on: ratings, workers: context.workers).run(
        shouldStop: { !context.proceed() }, report: { context.report($0) })
      return request.plan.trials
    }
  }
}
