/// What was odd in a set and kept all the same, counted.
struct Oddities {
  let repeats: Int
  let unlistedMovies: Int
  let unlistedUsers: Int

  /// A warning each, for a person.
  func words(for tables: Tables) -> [String] {
    var warnings: [String] = []
    let ratings = tables.ratings.file
    if repeats > 0 {
      warnings.append(
        "\(ratings): \(repeats) \(repeats == 1 ? "rating repeats" : "ratings repeat")"
          + " an earlier one of the same user and movie; all are kept")
    }
    if unlistedMovies > 0 {
      warnings.append(
        "\(ratings): \(unlistedMovies) rated \(unlistedMovies == 1 ? "movie is" : "movies are")"
          + " not listed in \(tables.movies.file); named by id")
    }
    if let users = tables.users, unlistedUsers > 0 {
      warnings.append(
        "\(ratings): \(unlistedUsers) \(unlistedUsers == 1 ? "user is" : "users are")"
          + " not listed in \(users.file); their profiles are unknown")
    }
    return warnings
  }
}
