import RatingData

/// Ratings of a movie by a user who rated it before.
enum Repeats {
  /// How many there are; O(ratings).
  static func count(in ratings: Ratings, _ byUser: UserRows) -> Int {
    var lastUser = [Int32](repeating: -1, count: ratings.movieCount)
    var repeats = 0
    for user in 0..<ratings.userCount {
      let number = Int32(truncatingIfNeeded: user)
      for position in byUser[UserIndex(user)] {
        let movie = ratings.movies[position].position
        repeats += lastUser[movie] == number ? 1 : 0
        lastUser[movie] = number
      }
    }
    return repeats
  }
}
