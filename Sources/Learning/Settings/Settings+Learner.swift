import RatingData

extension Settings {
  /// The learner that these settings describe, on ratings split as they say.
  public func makeLearner(for ratings: Ratings, split: Split) -> any Learner {
    learner.init(ratings: ratings, split: split, settings: self)
  }

  /// The split that these settings describe.
  public func split(_ ratings: Ratings) -> Split {
    .random(of: ratings.count, validation: validation, seed: seed)
  }
}
