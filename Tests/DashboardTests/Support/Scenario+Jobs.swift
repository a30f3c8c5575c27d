import Jobs

@testable import Dashboard

/// Jobs that a scenario was asked for: done for real when a test says so, or said to have come to something.
extension Scenario {
  /// The jobs of a slot, in the order in which they were asked for.
  func jobs<Request, Progress, Result>(
    of slot: JobSlot<Request, Progress, Result>
  ) -> [Job] {
    effects.compactMap { effect in
      if case .run(let job) = effect, job.identity == slot.identity { job } else { nil }
    }
  }

  /// What those are asked.
  func requests<Request, Progress, Result>(
    of slot: JobSlot<Request, Progress, Result>
  ) -> [Request] { jobs(of: slot).compactMap { $0.request as? Request } }

  /// Says that the last job of a slot has come so far.
  mutating func tell<Request, Progress: Sendable, Result>(
    _ slot: JobSlot<Request, Progress, Result>, _ progress: Progress
  ) {
    if let job = jobs(of: slot).last { send(.done(JobDone(job, .progress(progress)))) }
  }

  /// Says that it has come to this.
  mutating func tell<Request, Progress, Result: Sendable>(
    _ slot: JobSlot<Request, Progress, Result>, result: Result
  ) {
    if let job = jobs(of: slot).last { send(.done(JobDone(job, .result(result)))) }
  }

  /// Says that it has failed.
  mutating func tell<Request, Progress, Result>(
    _ slot: JobSlot<Request, Progress, Result>, failure: String
  ) {
    if let job = jobs(of: slot).last { send(.done(JobDone(job, .failed(failure)))) }
  }

  /// Does the last job of a slot, on this thread, by what does jobs in the dashboard.
  mutating func work<Request, Progress, Result>(
    on slot: JobSlot<Request, Progress, Result>
  ) {
    if let job = jobs(of: slot).last { work(on: job) }
  }

  mutating func work(on job: Job) { for done in job.outcomes() { send(.done(done)) } }
}
