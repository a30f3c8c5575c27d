/// What the values of ratings say.
public enum RatingSignal: String, Sendable, CaseIterable {
  /// How much a user liked a movie.
  case explicit
  /// That they met it: how often, how long, or just that. Any value above 0 is a yes.
  case implicit
}
