import Models
import RatingData

/// A model that is asked, and what is known of its training.
public struct AskedModel: Sendable {
  public let model: any Model
  /// What heads of lists call it: `browse`.
  public let name: String
  /// Which ratings it never saw, by position in the columns of `Ratings`; nil where that is not known.
  public let heldOut: HeldOut?
  /// λ of people who are folded in.
  public let regularization: FoldInRegularization

  public init(
    _ model: any Model, named name: String, heldOut: HeldOut?,
    regularization: FoldInRegularization
  ) {
    self.model = model
    self.name = name
    self.heldOut = heldOut
    self.regularization = regularization
  }

  /// A user who was not there when the model was trained, from ratings on the scale of the data.
  ///
  /// A model that predicts no ratings takes those from `relevanceThreshold` on for likes. The least squares are those of
  /// `FoldedUser`, where their source stands.
  ///
  /// - Complexity: O(ratings × factors² + movies × factors).
  public func folded(_ ratings: [MovieRating], in data: DataSet) -> FoldedUser {
    model.foldIn(
      ratings, likedFrom: data.ratings.relevanceThreshold,
      regularization: regularization(ratings: ratings.count, movies: data.ratings.movieCount))
  }
}

/// Who makes a list, and whose predictions stand beside it: a model that only ranks leaves ratings to another.
public struct AskedModels: Sendable {
  /// Whose scores order the movies.
  public let lists: AskedModel
  private let other: AskedModel?

  /// - Parameter judge: who predicts ratings; the model of the lists itself where nil.
  public init(_ lists: AskedModel, judgedBy judge: AskedModel? = nil) {
    self.lists = lists
    other = judge
  }

  /// Whose predictions are shown, and held to what was rated.
  public var judge: AskedModel { other ?? lists }

  /// A person for each of the two; solved for once where both are one.
  func folded(
    _ ratings: [MovieRating], in data: DataSet
  ) -> (lists: FoldedUser, judge: FoldedUser) {
    let folded = lists.folded(ratings, in: data)
    return (folded, other?.folded(ratings, in: data) ?? folded)
  }
}
