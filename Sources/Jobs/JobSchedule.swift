/// Which jobs work now, and with how many threads. A value; whoever owns the threads does as it says.
///
/// - Answers start at once, unless there are more of them than threads; long ones do not keep short ones waiting, nor one
///   with all threads another long one. Where no thread is free they work beside the others: a screen that waits is worth
///   more than the budget.
/// - Training starts as soon as other training leaves a thread, and has as many as it can use of those that are left. While
///   it rests it has none.
/// - Background jobs have what is left. What starts before them in this list takes threads back: they are held between
///   two of their steps until there are enough again.
/// - Files are read and written beside all of it, by one job at a time, in the order in which the jobs came.
package struct JobSchedule: Sendable {
  /// A job's number, in the order in which they came.
  package typealias Ticket = Int

  package enum Order: Sendable, Equatable {
    case start(Ticket, threads: Int)
    /// Another took its place, or nobody wants it, before it was started.
    case drop(Ticket)
    /// To wait between two steps.
    case hold(Ticket)
    case release(Ticket)
    /// To end as soon as it can.
    case cancel(Ticket)
  }

  private struct Entry: Sendable {
    let ticket: Ticket
    let identity: JobIdentity
    let place: JobPlace
    let most: Int
    /// The threads it was started with; 0 before.
    var threads = 0
    var isHeld = false
    var isCancelled = false
  }

  /// Threads that all jobs may use together.
  package let budget: Int
  /// In the order in which they came.
  private var waiting: [Entry] = []
  private var working: [Entry] = []
  private var lastTicket = 0

  package init(budget: Int) { self.budget = max(1, budget) }

  /// A job that wants to work, in place of those with its identity.
  package mutating func submit(_ job: Job) -> (ticket: Ticket, orders: [Order]) {
    lastTicket += 1
    let replaced: [Order] =
      switch job.replacement {
      case .all: cancel(job.identity)
      case .waiting: drop(job.identity)
      case .none: []
      }
    waiting.append(
      Entry(
        ticket: lastTicket, identity: job.identity, place: job.place, most: job.threads.most))
    return (lastTicket, replaced + settle())
  }

  /// Nobody wants the jobs of an identity any more: one that has not started never does.
  package mutating func cancel(_ identity: JobIdentity) -> [Order] {
    var orders = drop(identity)
    for index in working.indices
    where working[index].identity == identity && !working[index].isCancelled {
      working[index].isCancelled = true
      orders.append(.cancel(working[index].ticket))
    }
    return orders
  }

  /// Those that have not started never do.
  private mutating func drop(_ identity: JobIdentity) -> [Order] {
    let dropped = waiting.filter { $0.identity == identity }
    waiting.removeAll { $0.identity == identity }
    return dropped.map { .drop($0.ticket) }
  }

  /// A run waits for a person: its threads are for others meanwhile.
  package mutating func rest(_ identity: JobIdentity) -> [Order] { hold(identity, true) }

  /// It goes on, and has its threads back at once.
  package mutating func wake(_ identity: JobIdentity) -> [Order] { hold(identity, false) }

  private mutating func hold(_ identity: JobIdentity, _ isHeld: Bool) -> [Order] {
    for index in working.indices
    where working[index].identity == identity && working[index].place == .training {
      working[index].isHeld = isHeld
    }
    return settle()
  }

  /// A job has ended, however.
  package mutating func finish(_ ticket: Ticket) -> [Order] {
    working.removeAll { $0.ticket == ticket }
    return settle()
  }

  /// Nobody wants any job any more but those that read and write files.
  package mutating func cancelAllButFiles() -> [Order] {
    Set((waiting + working).filter { $0.place != .disk }.map(\.identity)).flatMap { cancel($0) }
  }

  /// Whether a job is among those that work and are wanted.
  package func isWanted(_ ticket: Ticket) -> Bool {
    working.contains { $0.ticket == ticket && !$0.isCancelled }
  }

  /// Threads at work, by place; those of jobs that were told to end are as good as free.
  package func threads(at place: JobPlace) -> Int {
    working.reduce(0) {
      $0 + ($1.place == place && !$1.isHeld && !$1.isCancelled ? $1.threads : 0)
    }
  }

  /// Starts, holds and releases what the rules say.
  private mutating func settle() -> [Order] {
    var orders = startAll(at: .disk) { $0.threads(at: .disk) == 0 ? 1 : nil }
    orders += startAll(at: .answer) { $0.room(besides: .answer) }
    orders += startAll(at: .longAnswer) { schedule in
      let count = schedule.working.count { $0.place == .longAnswer && !$0.isCancelled }
      return count < schedule.budget ? max(1, schedule.leftBesideBackground) : nil
    }
    orders += startAll(at: .training) { $0.room(besides: .training) }
    orders += holdAndRelease()
    orders += startAll(at: .background) {
      $0.room(besides: .answer, .longAnswer, .training, .background)
    }
    return orders
  }

  /// The threads that none of these places uses; nil for none.
  private func room(besides places: JobPlace...) -> Int? {
    let left = budget - places.reduce(0) { $0 + threads(at: $1) }
    return left > 0 ? left : nil
  }

  /// Threads that neither answers nor training use.
  private var leftBesideBackground: Int { room(besides: .answer, .longAnswer, .training) ?? 0 }

  /// Starts the jobs of a place that wait, the first first, while there are threads for them.
  ///
  /// - Parameter room: the threads for one more; nil for none.
  private mutating func startAll(at place: JobPlace, _ room: (Self) -> Int?) -> [Order] {
    var orders: [Order] = []
    for var entry in waiting where entry.place == place {
      // What it replaces, or follows, lets go first.
      guard !working.contains(where: { $0.identity == entry.identity }) else { continue }
      guard let room = room(self) else { break }
      entry.threads = min(entry.most, room)
      waiting.removeAll { $0.ticket == entry.ticket }
      working.append(entry)
      orders.append(.start(entry.ticket, threads: entry.threads))
    }
    return orders
  }

  /// Holds background jobs that there are no threads for, the newest first, and lets them go on, the oldest first.
  private mutating func holdAndRelease() -> [Order] {
    var orders: [Order] = []
    var left = leftBesideBackground
    for index in working.indices where working[index].place == .background {
      let hasRoom = working[index].threads <= left
      if hasRoom { left -= working[index].threads }
      guard working[index].isHeld == hasRoom else { continue }
      working[index].isHeld = !hasRoom
      orders.append(hasRoom ? .release(working[index].ticket) : .hold(working[index].ticket))
    }
    return orders
  }
}
