import Concurrency

/// A piece of work as a value: what is asked, by whom, and the function that answers it.
///
/// Two jobs are equal where they have the same identity and the same request, so that what asks for work can be compared
/// without doing it.
public struct Job: Sendable, Equatable {
  /// What it replaces: of two jobs with one identity only the newer is wanted.
  public let identity: JobIdentity
  public let place: JobPlace
  public let threads: JobThreads
  public let replacement: JobReplacement
  /// What is asked.
  public let request: any JobRequest
  let work: @Sendable (JobContext) throws -> any Sendable

  /// - Parameters:
  ///   - request: all that the result depends on, but for what never changes.
  ///   - work: from request to result, on a thread of the runner's; what it throws is told as the job's failure.
  public init<Request: JobRequest>(
    _ identity: JobIdentity, _ request: Request, at place: JobPlace, threads: JobThreads = .one,
    replacing replacement: JobReplacement = .all,
    _ work: @escaping @Sendable (Request, JobContext) throws -> any Sendable
  ) {
    self.replacement = replacement
    self.identity = identity
    self.place = place
    self.threads = threads
    self.request = request
    self.work = { try work(request, $0) }
  }

  public static func == (a: Self, b: Self) -> Bool {
    a.identity == b.identity && a.place == b.place && a.threads == b.threads
      && a.replacement == b.replacement && a.request.isEqual(to: b.request)
  }
}

/// What a job is asked: a value, so that it can be seen whether an answer is to what was asked last.
public typealias JobRequest = Equatable & Sendable

extension Equatable {
  fileprivate func isEqual(to other: any Equatable) -> Bool { other as? Self == self }
}

/// Who asks for a job. A newer job takes the place of an older one with the same identity.
public struct JobIdentity: Hashable, Sendable, CustomStringConvertible {
  public let name: String
  /// Tells jobs of one name apart that do not replace each other.
  public let number: Int

  public init(_ name: String, _ number: Int = 0) {
    self.name = name
    self.number = number
  }

  public var description: String { number == 0 ? name : "\(name) \(number)" }
}

/// Where a job stands in the order in which jobs are served.
public enum JobPlace: Sendable, Hashable, CaseIterable {
  /// A screen waits for it, a blink long. It starts at once, beside whatever works.
  case answer
  /// A screen waits for it, and it takes longer: blinks do not wait behind it.
  case longAnswer
  /// A run that a person watches.
  case training
  /// Nobody waits: it has the threads that nobody else wants, and gives them up between two of its steps.
  case background
  /// Reads and writes files: one after the other, in the order in which they came, and to the end even when the program
  /// ends.
  case disk
}

/// Which jobs of its identity a job takes the place of.
public enum JobReplacement: Sendable, Hashable {
  /// All, one that works, too: it is told to end, and what comes of it is not wanted.
  case all
  /// Those that have not begun. One that works comes to its end and is posted: where questions come faster than answers,
  /// there would be none otherwise.
  case waiting
  /// None: each is done, one after the other.
  case none
}

/// How many threads a job can use.
public enum JobThreads: Sendable, Hashable {
  case one
  /// As many as there are, at most so many.
  case atMost(Int)

  /// As many as there are.
  public static var all: JobThreads { .atMost(.max) }

  var most: Int {
    switch self {
    case .one: 1
    case .atMost(let count): max(1, count)
    }
  }
}

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
