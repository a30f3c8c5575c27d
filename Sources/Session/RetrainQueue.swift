import Concurrency
import Dashboard
import Dispatch
import RatingData
import Synchronization

/// Trains with the person among the users, one request at a time: a newer one ends what is under way.
final class RetrainQueue: Sendable {
  private let queue = DispatchQueue(label: "marquee.retrain", qos: .userInitiated)
  private let mailbox: Mailbox
  /// The number of the one that is wanted; others stop.
  private let wanted = Atomic(0)

  init(mailbox: Mailbox) { self.mailbox = mailbox }

  func start(_ request: RetrainRequest, on ratings: Ratings, workers: Workers) {
    wanted.store(request.number, ordering: .relaxed)
    queue.async { [self] in
      let retrained = Retrained(
        request, on: ratings, workers: workers,
        shouldStop: { self.wanted.load(ordering: .relaxed) != request.number })
      if let retrained { mailbox.post(.retrained(retrained)) }
    }
  }

  func end() { wanted.store(-1, ordering: .relaxed) }
}
