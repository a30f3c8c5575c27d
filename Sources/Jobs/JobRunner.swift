import Concurrency
import Dispatch

/// Does jobs, as `JobSchedule` says, and posts what comes of them. What nobody wants any more is neither begun nor
/// posted.
public final class JobRunner: Sendable {
  /// Takes a piece of work to a thread; must return at once.
  public typealias Executor = @Sendable (JobPlace, @escaping @Sendable () -> Void) -> Void

  private struct State: Sendable {
    var schedule: JobSchedule
    var jobs: [JobSchedule.Ticket: Job] = [:]
    var gates: [JobSchedule.Ticket: JobGate] = [:]
    var hasEnded = false
  }

  private let state: Guarded<State>
  private let execute: Executor
  private let post: @Sendable (JobDone) -> Void
  private let working = DispatchGroup()
  /// Files that are still to be read and written, begun or not.
  private let writing = DispatchGroup()

  /// - Parameters:
  ///   - threads: that all jobs may use together.
  ///   - executor: by default Dispatch's queues.
  ///   - post: hears of results and progress, from the threads that jobs work on.
  public init(
    threads: Int, executor: @escaping Executor = JobRunner.dispatch,
    post: @escaping @Sendable (JobDone) -> Void
  ) {
    state = Guarded(State(schedule: JobSchedule(budget: threads)))
    execute = executor
    self.post = post
  }

  /// Puts each piece of work on a thread of Dispatch's, with a person's patience in mind.
  public static let dispatch: Executor = { place, work in
    let quality: DispatchQoS.QoSClass = place == .background ? .utility : .userInitiated
    DispatchQueue.global(qos: quality).async(execute: work)
  }

  /// Does a job in place of those with its identity. After `end` only files are still written.
  public func run(_ job: Job) {
    carryOut { state in
      guard !state.hasEnded || job.place == .disk else { return [] }
      if job.place == .disk { writing.enter() }
      let (ticket, orders) = state.schedule.submit(job)
      state.jobs[ticket] = job
      return orders
    }
  }

  /// Nobody wants the jobs of an identity any more.
  public func cancel(_ identity: JobIdentity) { carryOut { $0.schedule.cancel(identity) } }

  /// A run waits for a person: its threads are for others meanwhile.
  public func rest(_ identity: JobIdentity) { carryOut { $0.schedule.rest(identity) } }

  /// It goes on, and has its threads back at once.
  public func wake(_ identity: JobIdentity) { carryOut { $0.schedule.wake(identity) } }

  /// Cancels all jobs but those of files, and waits until none works.
  ///
  /// - Parameter patience: how long to wait for those that were cancelled; files are waited for to the end.
  public func end(patience: Duration) {
    carryOut { state in
      state.hasEnded = true
      return state.schedule.cancelAllButFiles()
    }
    _ = working.wait(timeout: .now() + patience / .seconds(1))
    writing.wait()
  }

  private func carryOut(_ change: (inout State) -> [JobSchedule.Order]) {
    let starts = state.withLock { state in
      change(&state).compactMap { obey($0, &state) }
    }
    for start in starts { begin(start) }
  }

  /// Passes an order on to the job; what is to be started comes back.
  private func obey(_ order: JobSchedule.Order, _ state: inout State) -> Start? {
    switch order {
    case .start(let ticket, let threads):
      guard let job = state.jobs.removeValue(forKey: ticket) else { return nil }
      let gate = JobGate()
      state.gates[ticket] = gate
      return Start(ticket: ticket, job: job, threads: threads, gate: gate)
    case .drop(let ticket):
      if state.jobs.removeValue(forKey: ticket)?.place == .disk { writing.leave() }
    case .hold(let ticket): state.gates[ticket]?.hold()
    case .release(let ticket): state.gates[ticket]?.release()
    case .cancel(let ticket): state.gates[ticket]?.cancel()
    }
    return nil
  }

  private func begin(_ start: Start) {
    working.enter()
    execute(start.job.place) { [self] in
      let outcome = outcome(of: start)
      // Who ends it, and who is told, agree: what was replaced meanwhile is not posted.
      let isWanted = state.withLock { $0.schedule.isWanted(start.ticket) }
      if isWanted, let outcome { post(JobDone(start.job, outcome)) }
      carryOut { state in
        state.gates[start.ticket] = nil
        return state.schedule.finish(start.ticket)
      }
      if start.job.place == .disk { writing.leave() }
      working.leave()
    }
  }

  /// nil of a job that was cancelled.
  private func outcome(of start: Start) -> JobDone.Outcome? {
    guard !start.gate.isCancelled else { return nil }
    let context = JobContext(workers: Workers(count: start.threads), gate: start.gate) {
      [self] progress in
      guard !start.gate.isCancelled else { return }
      post(JobDone(start.job, .progress(progress)))
    }
    do {
      return .result(try start.job.work(context))
    } catch is CancellationError {
      return nil
    } catch {
      return .failed("\(error)")
    }
  }

  /// A job that is to begin.
  private struct Start: Sendable {
    let ticket: JobSchedule.Ticket
    let job: Job
    let threads: Int
    let gate: JobGate
  }
}
