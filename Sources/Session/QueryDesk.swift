import Dashboard
import Dispatch

/// Answers queries on a queue of its own, the newest first and only: an answer that nobody waits for any
/// more is not worked out.
final class QueryDesk: Sendable {
  private let queue = DispatchQueue(label: "marquee.queries", qos: .userInitiated)
  private let pending = Guarded<Query?>(nil)
  private let library: Library
  private let mailbox: Mailbox

  init(library: Library, mailbox: Mailbox) {
    self.library = library
    self.mailbox = mailbox
  }

  func ask(_ query: Query) {
    let wasIdle = pending.withLock { pending in
      defer { pending = query }
      return pending == nil
    }
    guard wasIdle else { return }
    queue.async { [self] in
      guard let query = pending.withLock({ $0.take() }) else { return }
      mailbox.post(.answer(query.answer(in: library)))
    }
  }
}
