import Models
import RatingData

/// What a model makes of one user.
public struct UserAnswer: Sendable {
  /// A rating beside what the model expects.
  struct Rated: Sendable, Hashable {
    let movie: MovieIndex
    let rating: Float
    let predicted: Float
    /// The model never saw it.
    let isHeldBack: Bool

    /// Predicted minus rated.
    var error: Float { predicted - rating }
  }

  /// A user near this one, and what they rated highest that this one has not rated.
  struct Companion: Sendable, Hashable {
    let user: UserIndex
    let similarity: Float
    let loved: MovieIndex?
  }

  let query: Query
  let user: UserIndex
  let rated: [Rated]
  let recommendations: [Recommendation]
  let companions: [Companion]
  /// Root of the mean squared error over what the user rated.
  let rootMeanSquaredError: Double

  init(query: Query, user: UserIndex, library: Library) {
    let model = query.model.snapshot.model
    let ratings = library.data.ratings
    self.query = query
    self.user = user
    rated = library.data.byUser[user].map { position in
      let movie = ratings.movies[position]
      return Rated(
        movie: movie, rating: ratings.values[position],
        predicted: model.predict(user, movie).rating,
        isHeldBack: query.model.heldBack.contains(position))
    }
    let squares = rated.reduce(0.0) { $0 + Double($1.error) * Double($1.error) }
    rootMeanSquaredError = (squares / Double(max(1, rated.count))).squareRoot()
    let seen = Set(rated.map(\.movie))
    recommendations = model.recommendations(for: user, excluding: seen, count: Query.depth)
    companions = model.nearestUsers(to: user, count: Query.depth).map {
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
