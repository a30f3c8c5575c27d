import Concurrency
import Dispatch
import Testing

@testable import Jobs

/// Threads that work when a test says so.
private final class ManualThreads: Sendable {
  private let pieces = Guarded<[@Sendable () -> Void]>([])

  var count: Int { pieces.withLock { $0.count } }

  func take(_ piece: @escaping @Sendable () -> Void) { pieces.withLock { $0.append(piece) } }

  /// Does the piece that came first.
  func work() {
    let piece = pieces.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    piece?()
  }

  func workOff() { while count > 0 { work() } }
}

/// What was posted, in words.
private final class Posted: Sendable {
  private let lines = Guarded<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  func add(_ done: JobDone) {
    let what =
      switch done.outcome {
      case .progress(let value): "progress \(value)"
      case .result(let value): "\(value)"
      case .failed(let reason): "failed: \(reason)"
      }
    lines.withLock { $0.append("\(done.job.identity): \(what)") }
  }
}

@Suite(.timeLimit(.minutes(1))) struct `What does jobs` {
  private let threads = ManualThreads()
  private let posted = Posted()
  private let runner: JobRunner

  init() {
    let (threads, posted) = (threads, posted)
    runner = JobRunner(
      threads: 2, executor: { _, piece in threads.take(piece) }, post: { posted.add($0) })
  }

  private func run(
    _ name: String, _ request: String, at place: JobPlace = .background,
    _ work: @escaping @Sendable (String, JobContext) throws -> any Sendable = { request, _ in
      request
    }
  ) {
    runner.run(Job(JobIdentity(name), request, at: place, threads: .all, work))
  }

  @Test func `Posts results, and what is told on the way`() {
    run("sweep", "all") { request, context in
      context.report(1)
      context.report(2)
      return "\(request) by \(context.workers.count)"
    }
    #expect(posted.all.isEmpty)
    threads.workOff()
    #expect(posted.all == ["sweep: progress 1", "sweep: progress 2", "sweep: all by 2"])
  }

  private struct Broken: Error, CustomStringConvertible {
    let description = "it broke"
  }

  @Test func `Posts why a job failed, and goes on with the next`() {
    run("a", "x") { _, _ in throw Broken() }
    run("b", "y")
    threads.workOff()
    #expect(posted.all == ["a: failed: it broke", "b: y"])
  }

  @Test func `Never begins what was replaced before it began`() {
    run("run", "r", at: .training)
    run("sweep", "old")
    run("sweep", "new")
    threads.workOff()
    #expect(posted.all == ["run: r", "sweep: new"])
  }

  @Test func `Does not post what was replaced while it worked`() {
    run("sweep", "old") { [runner] _, context in
      runner.run(Job(JobIdentity("sweep"), "new", at: .background) { request, _ in request })
      #expect(context.isCancelled && !context.proceed())
      #expect(throws: CancellationError.self) { try context.checkCancellation() }
      context.report("late")
      return "old"
    }
    threads.workOff()
    #expect(posted.all == ["sweep: new"])
  }

  @Test func `Does not post what was cancelled, in whatever state it was`() {
    run("waits", "w", at: .longAnswer)
    run("waits more", "w", at: .longAnswer)
    runner.cancel(JobIdentity("waits more"))
    runner.cancel(JobIdentity("waits"))
    run("works", "w") { [runner] _, context in
      runner.cancel(JobIdentity("works"))
      try context.checkCancellation()
      return "never"
    }
    run("ends", "e")
    threads.workOff()
    runner.cancel(JobIdentity("ends"))
    #expect(posted.all == ["ends: e"])
  }

  @Test func `Holds what works in the background while a run needs its threads`() async {
    let (runner, posted) = (
      JobRunner(threads: 2, post: { [posted] in posted.add($0) }), posted
    )
    let (begun, isHeld) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    runner.run(
      Job(JobIdentity("sweep"), 1, at: .background, threads: .all) { _, context in
        begun.signal()
        isHeld.wait()
        // Here it waits for the run, which began after it and ends before.
        return context.proceed() ? "went on" : "was cancelled"
      })
    await wait(for: begun)
    runner.run(
      Job(JobIdentity("run"), 1, at: .training, threads: .all) { _, context in
        isHeld.signal()
        return "with \(context.workers.count)"
      })
    await untilTrue { posted.all.count == 2 }
    #expect(posted.all == ["run: with 2", "sweep: went on"])
  }

  @Test func `Ends what it holds, and writes every file before it ends`() async {
    let written = Guarded<[Int]>([])
    let runner = JobRunner(threads: 1, post: { [posted] in posted.add($0) })
    let (begun, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    runner.run(
      Job(JobIdentity("sweep"), 1, at: .background) { _, context in
        begun.signal()
        mayEnd.wait()
        return context.proceed() ? "went on" : "was cancelled"
      })
    await wait(for: begun)
    for number in 0..<20 {
      runner.run(
        Job(JobIdentity("file", number), number, at: .disk) { number, _ in
          written.withLock { $0.append(number) }
          return number
        })
    }
    mayEnd.signal()
    runner.end(patience: .seconds(30))
    #expect(written.withLock { $0 } == Array(0..<20))
    #expect(!posted.all.contains { $0.hasPrefix("sweep") && $0.hasSuffix("cancelled") })
    runner.run(Job(JobIdentity("late"), 1, at: .answer) { _, _ in "late" })
    #expect(!posted.all.contains { $0.hasPrefix("late") })
  }

  private func wait(for semaphore: DispatchSemaphore) async {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "wait").async {
        semaphore.wait()
        continuation.resume()
      }
    }
  }

  private func untilTrue(_ condition: () -> Bool) async {
    while !condition() { await Task.yield() }
  }
}

@Suite struct `A job` {
  @Test func `Is equal to another by who asks and by what is asked`() {
    func job(_ name: String, _ request: some JobRequest) -> Job {
      Job(JobIdentity(name), request, at: .answer) { _, _ in 0 }
    }
    #expect(job("a", 1) == job("a", 1))
    #expect(job("a", 1) != job("a", 2))
    #expect(job("a", 1) != job("b", 1))
    #expect(job("a", 1) != job("a", "1"))
    #expect(job("a", [1]) == job("a", [1]))
  }

  @Test func `Has a slot that takes what comes of it, and of no other`() throws {
    let slot = JobSlot<Int, String, [Int]>(JobIdentity("numbers"))
    let job = slot.job(3, at: .answer) { request, _ in Array(0..<request) }
    let taken = try #require(slot.take(JobDone(job, .result([0, 1, 2]))))
    #expect(taken.request == 3)
    guard case .result([0, 1, 2]) = taken.outcome else {
      Issue.record("\(taken.outcome)")
      return
    }
    guard case .progress("half") = slot.take(JobDone(job, .progress("half")))?.outcome,
      case .failed("why") = slot.take(JobDone(job, .failed("why")))?.outcome
    else {
      Issue.record("what was told is not taken")
      return
    }
    #expect(slot.take(JobDone(job, .result("text"))) == nil)
    let other = Job(JobIdentity("other"), 3, at: .answer) { _, _ in [0] }
    #expect(slot.take(JobDone(other, .result([0]))) == nil)
  }
}
