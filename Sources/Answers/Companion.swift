import Models
import RatingData

/// A user near another, and what they loved that the other does not know.
public struct Companion: Sendable, Hashable {
  public let user: UserIndex
  /// By cosine, −1 ... 1.
  public let similarity: Float
  /// Their favourite of what the other has not rated; nil where the other has rated all that they did.
  public let loved: MovieIndex?

  /// The least cosine of somebody who is near at all.
  static let leastSimilarity: Float = 0.001

  /// - Parameter seen: movies that the other has rated.
  static func of(
    _ neighbours: [Neighbour<UserIndex>], besides seen: Set<MovieIndex>, in data: DataSet
  ) -> [Companion] {
    neighbours.map {
      Companion(
        user: $0.index, similarity: $0.similarity,
        loved: data.favourite(of: $0.index, besides: seen))
    }
  }
}

extension DataSet {
  /// The movie that a user rated highest, among equals the one that most people rated, among those the first.
  ///
  /// - Parameter seen: movies that are left out.
  /// - Complexity: O(ratings of the user).
  public func favourite(of user: UserIndex, besides seen: Set<MovieIndex>) -> MovieIndex? {
    var best: (movie: MovieIndex, value: Float, count: Int)?
    for position in byUser[user] where !seen.contains(ratings.movies[position]) {
      let movie = ratings.movies[position]
      let value = ratings.values[position]
      let count = byMovie.count(movie)
      if let best, (value, count) <= (best.value, best.count) { continue }
      best = (movie, value, count)
    }
    return best?.movie
  }
}
