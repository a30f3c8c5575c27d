import RatingData

/// What the files of a set say, before it is put together.
struct Tables {
  let ratings: RatingColumns
  let movies: Listing<Movie>
  /// Nil for sets that tell nothing of their users.
  let users: Listing<User>?
}
