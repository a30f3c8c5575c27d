import Jobs
import Learning
import Models
import RatingData

/// A training of the model for lists with the person among the users.
public struct RetrainRequest: Sendable, Equatable {
  /// Counts them; of several the last is wanted.
  public let number: Int
  public let settings: Settings
  public let ratings: [MovieRating]

  /// Takes the list.
  static let slot = JobSlot<RetrainRequest, Never, Retrained>(JobIdentity("retrain"))

  func job(on ratings: Ratings) -> Job {
    Self.slot.job(self, at: .longAnswer, threads: .all) { request, context in
      let all = ratings.adding(request.ratings.map { ($0.movie, $0.rating) })
      let split = Split.random(of: all.count, validation: 0, seed: request.settings.seed)
      let loop = TrainingLoop(
        learner: request.settings.makeLearner(for: all, split: split, workers: context.workers),
        schedule: request.settings.schedule)
      let end = loop.run(
        .init(clock: { 0 }, directive: { _, _ in context.proceed() ? .proceed : .stop }))
      try context.checkCancellation()
      guard let model = loop.best?.model else { throw NothingTrained(end) }
      return Retrained(request, model, on: ratings.scale)
    }
  }
}

/// A training that has no model to show.
struct NothingTrained: Error, CustomStringConvertible {
  let description: String

  init(_ end: RunEnd) {
    if case .failed(let reason) = end.reason {
      description = reason
    } else {
      description = "training with your ratings gave no model"
    }
  }
}

/// What came of it.
public struct Retrained: Sendable {
  public let request: RetrainRequest
  /// Best first, what was rated left out.
  public let recommendations: [Recommendation]
  /// Why there are none; nil where the training came to its end.
  public let failure: String?

  /// - Parameter model: trained on all ratings and those of the request, whose user is the last.
  public init(_ request: RetrainRequest, _ model: any Model, on scale: RatingScale) {
    self.request = request
    failure = nil
    recommendations = model.recommendations(
      for: UserIndex(model.userCount - 1), excluding: Set(request.ratings.map(\.movie)),
      count: 2 * ListDepth.rows, on: scale)
  }

  /// - Parameter failure: why the training came to nothing.
  public init(_ request: RetrainRequest, failure: String) {
    self.request = request
    self.failure = failure
    recommendations = []
  }
}
