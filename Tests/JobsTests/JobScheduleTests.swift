import Testing

@testable import Jobs

extension Job {
  /// A job whose request is its name, and that does nothing.
  static func named(
    _ name: String, _ place: JobPlace, _ threads: JobThreads = .one,
    replacing replacement: JobReplacement = .all
  ) -> Job {
    Job(JobIdentity(name), name, at: place, threads: threads, replacing: replacement) { _, _ in 0 }
  }
}

@Suite struct `Which jobs work` {
  private var schedule = JobSchedule(budget: 4)

  @Test mutating func `A job alone has the threads that it can use`() {
    #expect(schedule.submit(.named("a", .training, .all)).orders == [.start(1, threads: 4)])
    #expect(schedule.finish(1).isEmpty)
    #expect(schedule.submit(.named("b", .training, .atMost(3))).orders == [.start(2, threads: 3)])
    #expect(schedule.submit(.named("c", .background, .all)).orders == [.start(3, threads: 1)])
  }

  @Test mutating func `Training waits for threads that training has`() {
    _ = schedule.submit(.named("a", .training, .atMost(3)))
    #expect(schedule.submit(.named("b", .training, .all)).orders == [.start(2, threads: 1)])
    #expect(schedule.submit(.named("c", .training, .all)).orders.isEmpty)
    #expect(schedule.submit(.named("d", .training)).orders.isEmpty)
    #expect(schedule.finish(1) == [.start(3, threads: 3)])
    #expect(schedule.finish(2) == [.start(4, threads: 1)])
  }

  @Test mutating func `Background gives its threads up and takes them up again`() {
    _ = schedule.submit(.named("sweep", .background, .all))
    #expect(
      schedule.submit(.named("run", .training, .all)).orders == [.start(2, threads: 4), .hold(1)])
    #expect(schedule.submit(.named("folds", .background)).orders.isEmpty)
    // The older one first; for the other there is no thread then.
    #expect(schedule.finish(2) == [.release(1)])
    #expect(schedule.finish(1) == [.start(3, threads: 1)])
  }

  @Test mutating func `A screen that waits is served before what nobody waits for`() {
    _ = schedule.submit(.named("sweep", .background, .all))
    #expect(schedule.submit(.named("movie", .answer)).orders == [.start(2, threads: 1), .hold(1)])
    #expect(schedule.finish(2) == [.release(1)])
    _ = schedule.submit(.named("run", .training, .all))
    // Beside a run that has every thread.
    #expect(schedule.submit(.named("movie", .answer)).orders == [.start(4, threads: 1)])
  }

  @Test mutating func `Long answers do not keep short ones waiting`() {
    #expect(schedule.submit(.named("map", .longAnswer, .all)).orders == [.start(1, threads: 4)])
    #expect(schedule.submit(.named("movie", .answer)).orders == [.start(2, threads: 1)])
  }

  @Test
  mutating func `A long answer with all threads keeps no other waiting, as many as threads do`() {
    for name in ["likeness", "map", "errors", "sameness"] {
      let (ticket, orders) = schedule.submit(.named(name, .longAnswer, .all))
      #expect(orders == [.start(ticket, threads: ticket == 1 ? 4 : 1)])
    }
    #expect(schedule.submit(.named("pins", .longAnswer)).orders.isEmpty)
    #expect(schedule.finish(1) == [.start(5, threads: 1)])
  }

  @Test mutating func `Training that begins beside an answer has all threads: it lasts longer`() {
    _ = schedule.submit(.named("movie", .answer))
    #expect(schedule.submit(.named("run", .training, .all)).orders == [.start(2, threads: 4)])
  }

  @Test mutating func `Training does not wait for training that is given up to let go`() {
    _ = schedule.submit(.named("old", .training, .all))
    #expect(schedule.cancel(JobIdentity("old")) == [.cancel(1)])
    #expect(schedule.submit(.named("new", .training, .all)).orders == [.start(2, threads: 4)])
    #expect(schedule.finish(1).isEmpty)
  }

  @Test mutating func `Training that rests leaves its threads to others`() {
    _ = schedule.submit(.named("run", .training, .all))
    #expect(schedule.submit(.named("sweep", .background, .all)).orders.isEmpty)
    #expect(schedule.rest(JobIdentity("run")) == [.start(2, threads: 4)])
    #expect(schedule.wake(JobIdentity("run")) == [.hold(2)])
    #expect(schedule.finish(1) == [.release(2)])
  }

  @Test mutating func `A newer job of the same identity takes the place of one that waits`() {
    _ = schedule.submit(.named("run", .training, .all))
    _ = schedule.submit(.named("sweep", .background))
    #expect(schedule.submit(.named("sweep", .background)).orders == [.drop(2)])
    #expect(schedule.finish(1) == [.start(3, threads: 1)])
  }

  @Test mutating func `It ends one that works, and begins when that has let go`() {
    _ = schedule.submit(.named("sweep", .background))
    #expect(schedule.isWanted(1))
    #expect(schedule.submit(.named("sweep", .background)).orders == [.cancel(1)])
    #expect(!schedule.isWanted(1))
    // Told once.
    #expect(schedule.submit(.named("sweep", .background)).orders == [.drop(2)])
    #expect(schedule.finish(1) == [.start(3, threads: 1)])
    #expect(schedule.isWanted(3))
  }

  @Test mutating func `It may let one that works come to its end, and be posted`() {
    func list() -> Job { .named("list", .answer, replacing: .waiting) }
    _ = schedule.submit(list())
    #expect(schedule.submit(list()).orders.isEmpty)
    #expect(schedule.submit(list()).orders == [.drop(2)])
    // No asker displaces another.
    #expect(schedule.submit(.named("other", .answer)).orders == [.start(4, threads: 1)])
    #expect(schedule.isWanted(1))
    #expect(schedule.finish(1) == [.start(3, threads: 1)])
  }

  @Test mutating func `It may follow those that there are`() {
    func change() -> Job { .named("change", .disk, replacing: .none) }
    _ = schedule.submit(change())
    #expect(schedule.submit(change()).orders.isEmpty && schedule.submit(change()).orders.isEmpty)
    #expect(schedule.finish(1) == [.start(2, threads: 1)])
    #expect(schedule.finish(2) == [.start(3, threads: 1)])
  }

  @Test mutating func `Cancelled while it is held it is told, and its threads are not its own`() {
    _ = schedule.submit(.named("sweep", .background, .all))
    _ = schedule.submit(.named("run", .training, .all))
    #expect(schedule.cancel(JobIdentity("sweep")) == [.cancel(1)])
    #expect(schedule.finish(1).isEmpty)
    #expect(schedule.finish(2).isEmpty)
    #expect(schedule.cancel(JobIdentity("none")).isEmpty)
  }

  @Test mutating func `Files come one after the other, beside all else`() {
    _ = schedule.submit(.named("run", .training, .all))
    #expect(schedule.submit(.named("a", .disk)).orders == [.start(2, threads: 1)])
    #expect(schedule.submit(.named("b", .disk)).orders.isEmpty)
    #expect(schedule.submit(.named("c", .disk)).orders.isEmpty)
    // What is on the disk takes no thread of anybody's.
    #expect(schedule.threads(at: .training) == 4)
    #expect(schedule.cancelAllButFiles() == [.cancel(1)])
    #expect(schedule.finish(2) == [.start(3, threads: 1)])
    #expect(schedule.finish(3) == [.start(4, threads: 1)])
  }

  @Test(arguments: [1, 2, 3, 8])
  func `A hundred at once never have more threads than there are`(budget: Int) {
    var schedule = JobSchedule(budget: budget)
    var order = Order(seed: UInt64(budget))
    var working: [Int] = []
    var started: Set<Int> = []
    func obey(_ orders: [JobSchedule.Order]) {
      for case .start(let ticket, _) in orders {
        working.append(ticket)
        #expect(started.insert(ticket).inserted)
      }
      let background = schedule.threads(at: .background)
      let training = schedule.threads(at: .training)
      let answers = schedule.threads(at: .answer) + schedule.threads(at: .longAnswer)
      #expect(training <= budget)
      #expect(background == 0 || background + training + answers <= budget)
      #expect(schedule.threads(at: .answer) <= budget)
    }
    for number in 0..<100 {
      let place = JobPlace.allCases[order.next(below: JobPlace.allCases.count)]
      let threads: JobThreads = number.isMultiple(of: 3) ? .all : .atMost(1 + number % 3)
      obey(schedule.submit(.named("\(number)", place, threads)).orders)
      guard number.isMultiple(of: 2), !working.isEmpty else { continue }
      obey(schedule.finish(working.remove(at: order.next(below: working.count))))
    }
    while !working.isEmpty { obey(schedule.finish(working.removeFirst())) }
    #expect(started.count == 100)
  }

  /// An order that is the same each time: a linear congruential generator's.
  private struct Order {
    var seed: UInt64

    mutating func next(below bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
  }
}
