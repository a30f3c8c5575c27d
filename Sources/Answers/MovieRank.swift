import Models
import RatingData

/// Where a movie stands among all that a user has not rated, by a model's scores.
public struct MovieRank: Sendable, Equatable {
  /// From 1; movies with one score share a place.
  public let place: Int
  /// How many movies the user has not rated.
  public let count: Int

  /// - Returns: nil of a movie that the user has rated, and of one that the model does not know.
  /// - Complexity: O(movies × factors).
  public init?(of movie: MovieIndex, for user: UserIndex, in data: DataSet, _ model: any Model) {
    let seen = Set(data.byUser[user].map { data.ratings.movies[$0] })
    let scores = model.scores(for: user)
    guard !seen.contains(movie), scores.indices.contains(movie.position) else { return nil }
    let own = scores[movie.position]
    place = 1 + scores.indices.count { scores[$0] > own && !seen.contains(MovieIndex($0)) }
    count = scores.count - seen.count
  }
}
