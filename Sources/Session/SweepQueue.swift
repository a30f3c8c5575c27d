import Concurrency
import Dashboard
import Dispatch
import RatingData
import Tuning

/// Runs one sweep at a time, on a queue that gives way to the run that is shown.
final class SweepQueue: Sendable {
  private let queue = DispatchQueue(label: "marquee.sweep", qos: .utility)
  private let mailbox: Mailbox
  private let newest = NewestRequest()

  init(mailbox: Mailbox) { self.mailbox = mailbox }

  func start(_ number: Int, _ plan: SweepPlan, on ratings: Ratings, workers: Workers) {
    newest.want(number)
    queue.async { [self] in
      guard newest.isWanted(number) else { return }
      Sweep(plan, on: ratings, workers: workers).run(
        shouldStop: { !self.newest.isWanted(number) },
        report: { self.mailbox.post(.sweep(number, $0)) })
    }
  }

  func end() { newest.end() }
}
