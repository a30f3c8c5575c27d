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
      let time = WorkTime(context)
      Sweep(request.plan, on: ratings, workers: context.workers).run(
        shouldStop: { !time.proceed() },
        report: { point in
          var point = point
          point.seconds = time.seconds
          context.report(point)
        })
      return request.plan.trials
    }
  }
}
