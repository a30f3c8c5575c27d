import Concurrency
import Learning
import Models
import RatingData

/// A training of the model for lists with the person among the users.
public struct RetrainRequest: Sendable, Equatable {
  /// Counts them; of several the last is wanted.
  public let number: Int
  public let settings: Settings
  public let ratings: [MovieRating]
}

/// What came of it.
public struct Retrained: Sendable {
  public let request: RetrainRequest
  /// Best first, what was rated left out.
  public let recommendations: [Recommendation]

  /// Trains from the start, with the person as a user like all others, on every rating.
  ///
  /// - Parameter shouldStop: asked between steps.
  /// - Returns: nil where it was stopped.
  public init?(
    _ request: RetrainRequest, on ratings: Ratings, workers: Workers,
    shouldStop: @escaping () -> Bool
  ) {
    let all = ratings.adding(request.ratings.map { ($0.movie, $0.rating) })
    let split = Split.random(of: all.count, validation: 0, seed: request.settings.seed)
    let loop = TrainingLoop(
      learner: request.settings.makeLearner(for: all, split: split, workers: workers),
      schedule: request.settings.schedule)
    loop.run(.init(clock: { 0 }, directive: { _, _ in shouldStop() ? .stop : .proceed }))
    guard !shouldStop(), let model = loop.best?.model else { return nil }
    self.request = request
    recommendations = model.recommendations(
      for: UserIndex(ratings.userCount), excluding: Set(request.ratings.map(\.movie)),
      count: 2 * Query.depth, on: ratings.scale)
  }
}
