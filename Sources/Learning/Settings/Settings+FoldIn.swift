import Models
import RatingData

extension Settings {
  /// A user with these ratings, held back as the learner of a model would hold its own.
  ///
  /// - Parameter all: the ratings that the model was trained on: they say what counts as liked.
  public func foldIn(
    _ ratings: [MovieRating], into model: any Model, on all: Ratings
  ) -> FoldedUser {
    model.foldIn(
      ratings, likedFrom: all.relevanceThreshold,
      regularization: learner.foldInRegularization(
        self, ratings: ratings.count, movies: all.movieCount))
  }
}
