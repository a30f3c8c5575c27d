/// What a job came to.
public struct JobDone: Sendable {
  /// What was asked, so that it can be seen whether it is still what is wanted.
  public let job: Job
  public let outcome: Outcome

  public enum Outcome: Sendable {
    /// A part of the result, or how far it is; more comes.
    case progress(any Sendable)
    case result(any Sendable)
    /// Why there is no result, in a sentence.
    case failed(String)
  }

  package init(_ job: Job, _ outcome: Outcome) {
    self.job = job
    self.outcome = outcome
  }
}

/// Where the results of one kind of job go, with their types: the job's work makes what the slot takes.
public struct JobSlot<Request: JobRequest, Progress: Sendable, Result: Sendable>: Sendable {
  public let identity: JobIdentity

  public init(_ identity: JobIdentity) { self.identity = identity }

  /// A job whose result this slot takes.
  public func job(
    _ request: Request, at place: JobPlace, threads: JobThreads = .one,
    replacing replacement: JobReplacement = .all,
    _ work: @escaping @Sendable (Request, JobContext) throws -> Result
  ) -> Job {
    Job(identity, request, at: place, threads: threads, replacing: replacement) {
      try work($0, $1)
    }
  }

  /// What came of this slot's job; nil of any other.
  public func take(_ done: JobDone) -> (request: Request, outcome: Outcome)? {
    guard done.job.identity == identity, let request = done.job.request as? Request else {
      return nil
    }
    switch done.outcome {
    case .progress(let value): return (value as? Progress).map { (request, .progress($0)) }
    case .result(let value): return (value as? Result).map { (request, .result($0)) }
    case .failed(let reason): return (request, .failed(reason))
    }
  }

  public enum Outcome {
    case progress(Progress)
    case result(Result)
    case failed(String)
  }
}

extension JobSlot.Outcome: Sendable {}
