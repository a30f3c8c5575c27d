import Learning
import RatingData

/// What is known of a run apart from its events.
public struct StoryFacts: Sendable {
  /// What it is trained with; nil of another program's.
  public var settings: Settings?
  /// What a rating counts: `stars`; nil where what is learned are no ratings.
  public var ratingUnit: String?
  /// What is rated.
  public var kind: ItemKind
  /// What averages of users and movies alone come to on what validates; nil where that is not known.
  public var baseline: Double?
  /// What the run before came to on the same ratings, by the same metric; nil where there is none such.
  public var previous: Double?

  public init(
    settings: Settings? = nil, ratingUnit: String? = nil, kind: ItemKind = .movie,
    baseline: Double? = nil, previous: Double? = nil
  ) {
    self.previous = previous
    self.kind = kind
    self.settings = settings
    self.ratingUnit = ratingUnit
    self.baseline = baseline
  }
}
