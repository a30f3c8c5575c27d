import RatingData

/// Ratings of a movie by a user who rated it before.
enum Repeats {
  /// How many there are; O(ratings).
  static func count(in ratings: Ratings) -> Int {
    var lastUser = [Int32](repeating: -1, count: ratings.movieCount)
    var repeats = 0
    func visit(_ position: Int) {
      let user = ratings.users[position].rawValue
      let movie = ratings.movies[position].position
      repeats += lastUser[movie] == user ? 1 : 0
      lastUser[movie] = user
    }
    if isGrouped(ratings) {
      for position in 0..<ratings.count { visit(position) }
    } else {
      let rows = UserRows(ratings)
      for user in 0..<ratings.userCount {
        for position in rows[UserIndex(user)] { visit(position) }
      }
    }
    return repeats
  }

  /// Whether each user's ratings stand together, as they do in most files.
  private static func isGrouped(_ ratings: Ratings) -> Bool {
    zip(ratings.users, ratings.users.dropFirst()).allSatisfy { $0 <= $1 }
  }
}
