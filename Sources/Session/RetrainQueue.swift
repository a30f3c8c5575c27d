import Concurrency
import Dashboard
import Dispatch
import Learning
import RatingData

/// Trains with the person among the users, one request at a time: a newer one ends what is under way.
final class RetrainQueue: Sendable {
  private let queue = DispatchQueue(label: "marquee.retrain", qos: .userInitiated)
  private let mailbox: Mailbox
  private let newest = NewestRequest()

  init(mailbox: Mailbox) { self.mailbox = mailbox }

  func start(_ request: RetrainRequest, on ratings: Ratings, workers: Workers) {
    newest.want(request.number)
    queue.async { [self] in
      let all = ratings.adding(request.ratings.map { ($0.movie, $0.rating) })
      let split = Split.random(of: all.count, validation: 0, seed: request.settings.seed)
      let loop = TrainingLoop(
        learner: request.settings.makeLearner(for: all, split: split, workers: workers),
        schedule: request.settings.schedule)
      let end = loop.run(
        .init(
          clock: { 0 },
          directive: { _, _ in self.newest.isWanted(request.number) ? .proceed : .stop }))
      guard newest.isWanted(request.number) else { return }
      if let model = loop.best?.model {
        mailbox.post(.retrained(Retrained(request, model, on: ratings.scale)))
      } else if case .failed(let message) = end.reason {
        mailbox.post(.retrained(Retrained(request, failure: message)))
      }
    }
  }

  func end() { newest.end() }
}
