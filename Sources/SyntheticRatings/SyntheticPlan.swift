/// What a synthetic set is to be like.
package struct SyntheticPlan: Sendable, Equatable {
  package let users: Int
  package let movies: Int
  package let ratings: Int
  package let factors: Int
  package let scale: SyntheticScale
  package let seed: UInt64

  /// More would not fit in the columns of `Ratings`, or in a few gigabytes of memory.
  package static let mostRows = 10_000_000
  package static let mostRatings = Int(Int32.max)
  package static let mostFactors = 1024
  package static let mostMovieFactors = 1 << 29

  /// - Throws: `Fault` where no set can be like that.
  package init(
    users: Int, movies: Int, ratings: Int, factors: Int, scale: SyntheticScale, seed: UInt64
  ) throws(Fault) {
    for (name, count, most) in [
      ("users", users, Self.mostRows), ("movies", movies, Self.mostRows),
      ("ratings", ratings, Self.mostRatings), ("factors", factors, Self.mostFactors),
    ] where !(1...most).contains(count) {
      throw Fault(message: "--\(name) is a number from 1 to \(most), not \(count)")
    }
    guard ratings <= users * movies else {
      throw Fault(
        message: "\(users) users can give \(movies) movies \(users * movies) ratings at most,"
          + " one each, not \(ratings)")
    }
    guard ratings >= users else {
      throw Fault(
        message: "\(users) users give \(users) ratings at least, one each, not \(ratings)")
    }
    guard movies * factors <= Self.mostMovieFactors else {
      throw Fault(
        message: "\(movies) movies with \(factors) factors each come to more than"
          + " \(Self.mostMovieFactors) numbers; take fewer of either")
    }
    (self.users, self.movies, self.ratings) = (users, movies, ratings)
    (self.factors, self.scale, self.seed) = (factors, scale, seed)
  }

  /// Why no set can be like that, in words.
  package struct Fault: Error, Equatable, Sendable {
    package let message: String
  }
}
