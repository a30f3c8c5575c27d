/// What the values of ratings say.
public enum RatingSignal: String, Sendable, CaseIterable {
  /// How much a user liked a movie.
  case explicit
  /// That they interacted with it: how often, how long, or just that. Any value above 0 is positive feedback.
  case implicit
}
