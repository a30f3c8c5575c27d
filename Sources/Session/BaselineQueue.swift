import Dashboard
import Dispatch
import Learning
import RatingData

/// Fits the baseline beside a run, on a queue that gives way to it.
struct BaselineQueue {
  private let queue = DispatchQueue(label: "marquee.baseline", qos: .utility)
  let mailbox: Mailbox

  func fit(beside run: RunID, _ settings: Settings, on ratings: Ratings) {
    queue.async { [mailbox] in
      guard let loss = BaselineLearner.validationLoss(beside: settings, on: ratings) else { return }
      mailbox.post(.baseline(run, loss))
    }
  }
}
