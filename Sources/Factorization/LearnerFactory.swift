import RatingData

extension Settings {
  /// The learner that these settings describe, on ratings split as they say.
  public func makeLearner(for ratings: Ratings, split: Split) -> any Learner {
    switch learner {
    case .adamax(let adamax):
      AdamaxLearner(ratings: ratings, split: split, settings: adamax, seed: seed)
    }
  }

  /// The split that these settings describe.
  public func split(_ ratings: Ratings) -> Split {
    .random(of: ratings.count, validation: validation, seed: seed)
  }
}
