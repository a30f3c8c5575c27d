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
  /// Why there are none; nil where the training came to its end.
  public let failure: String?

  /// - Parameter model: trained on all ratings and those of the request, whose user is the last.
  public init(_ request: RetrainRequest, _ model: any Model, on scale: RatingScale) {
    self.request = request
    failure = nil
    recommendations = model.recommendations(
      for: UserIndex(model.userCount - 1), excluding: Set(request.ratings.map(\.movie)),
      count: 2 * Query.depth, on: scale)
  }

  /// - Parameter failure: why the training came to nothing.
  public init(_ request: RetrainRequest, failure: String) {
    self.request = request
    self.failure = failure
    recommendations = []
  }
}
