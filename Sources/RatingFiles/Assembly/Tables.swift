import RatingData

/// What the files of a set say, before it is put together.
struct Tables: Sendable {
  /// As `Provenance` calls it.
  let format: String
  /// What gave it away, in words.
  let evidence: String
  let ratings: RatingTable
  /// Nil for sets that tell nothing of their movies; so of their users.
  var movies: Listing<Movie>?
  var users: Listing<User>?
  /// What was odd about the files as such, in words.
  var notes: [String] = []
}
