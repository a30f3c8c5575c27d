import Concurrency

extension Job {
  /// Does it on this thread, and says what comes of it: for whoever has no runner, and nothing else to do.
  public func outcomes(threads: Int = 1) -> [JobDone] {
    let posted = Guarded<[JobDone]>([])
    let runner = JobRunner(
      threads: threads, executor: { _, work in work() },
      post: { done in posted.withLock { $0.append(done) } })
    runner.run(self)
    return posted.withLock { $0 }
  }
}
