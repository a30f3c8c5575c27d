import Models
import RatingData

/// What a model makes of one user, and what those near them loved.
public struct UserAnswer: Sendable {
  /// A user near this one, and what they rated highest that this one has not rated.
  struct Companion: Sendable, Hashable {
    let user: UserIndex
    let similarity: Float
    let loved: MovieIndex?
  }

  let query: Query
  let report: UserReport
  let companions: [Companion]

  var user: UserIndex { report.user }

  init(query: Query, user: UserIndex, library: Library) {
    self.query = query
    report = UserReport(
      user, in: library.data, query.model.snapshot.model, heldOut: query.model.heldOut,
      count: Query.depth)
    let seen = Set(report.rated.map(\.movie))
    companions = report.neighbours.map {
      Companion(
        user: $0.index, similarity: $0.similarity,
        loved: Self.favourite(of: $0.index, notIn: seen, library))
    }
  }

  /// The movie that a user rated highest, among equals the one that most people rated.
  private static func favourite(
    of user: UserIndex, notIn seen: Set<MovieIndex>, _ library: Library
  ) -> MovieIndex? {
    let ratings = library.data.ratings
    var best: (movie: MovieIndex, value: Float, count: Int)?
    for position in library.data.byUser[user] {
      let movie = ratings.movies[position]
      let value = ratings.values[position]
      if let best, value < best.value || seen.contains(movie) { continue }
      if seen.contains(movie) { continue }
      let count = library.ratingCount(movie)
      if let best, value == best.value, count <= best.count { continue }
      best = (movie, value, count)
    }
    return best?.movie
  }
}
