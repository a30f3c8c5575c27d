import Concurrency
import Dashboard
import Dispatch
import RatingData
import Synchronization
import Tuning

/// Runs one sweep at a time, on a queue that gives way to the run that is shown.
final class SweepQueue: Sendable {
  private let queue = DispatchQueue(label: "marquee.sweep", qos: .utility)
  private let mailbox: Mailbox
  /// The number of the sweep that is wanted; others stop.
  private let wanted = Atomic(0)

  init(mailbox: Mailbox) { self.mailbox = mailbox }

  func start(_ number: Int, _ plan: SweepPlan, on ratings: Ratings, workers: Workers) {
    wanted.store(number, ordering: .relaxed)
    queue.async { [self] in
      guard wanted.load(ordering: .relaxed) == number else { return }
      Sweep(plan, on: ratings, workers: workers).run(
        shouldStop: { self.wanted.load(ordering: .relaxed) != number },
        report: { self.mailbox.post(.sweep(number, $0)) })
    }
  }

  func end() { wanted.store(-1, ordering: .relaxed) }
}
