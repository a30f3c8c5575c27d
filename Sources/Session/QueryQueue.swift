import Concurrency
import Dashboard
import Dispatch

/// Answers queries on a queue of its own, and those that take long on another. Each asker has one slot, in which its
/// newest query takes the place of one that was not begun: an answer that nobody waits for any more is not worked out,
/// and no asker displaces another.
final class QueryQueue: Sendable {
  private struct Pending: Sendable {
    var queries: [Query.Asker: Query] = [:]
    /// Who waits, the longest first.
    var order: [Query.Asker] = []
  }

  let queue = DispatchQueue(label: "marquee.queries", qos: .userInitiated)
  let slowQueue = DispatchQueue(label: "marquee.slow-queries", qos: .utility)
  private let pending = Guarded(Pending())
  private let slowlyPending = Guarded(Pending())
  private let library: Library
  private let mailbox: Mailbox

  init(library: Library, mailbox: Mailbox) {
    self.library = library
    self.mailbox = mailbox
  }

  func ask(_ query: Query) {
    let (queue, pending) =
      query.asker.isSlow ? (slowQueue, slowlyPending) : (queue, pending)
    let isNew = pending.withLock { pending in
      let isNew = pending.queries.updateValue(query, forKey: query.asker) == nil
      if isNew { pending.order.append(query.asker) }
      return isNew
    }
    guard isNew else { return }
    queue.async { [self] in
      guard let query = Self.next(pending) else { return }
      mailbox.post(.answer(query.answer(in: library)))
    }
  }

  /// Finds users by what they rated; each search waits for the one before.
  func find(_ search: RaterSearch) {
    queue.async { [library, mailbox] in
      mailbox.post(.raters(search, search.raters(in: library.data)))
    }
  }

  private static func next(_ pending: Guarded<Pending>) -> Query? {
    pending.withLock { pending in
      guard !pending.order.isEmpty else { return nil }
      return pending.queries.removeValue(forKey: pending.order.removeFirst())
    }
  }
}
