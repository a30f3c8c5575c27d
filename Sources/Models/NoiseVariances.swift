import RatingData

/// The variance of a rating around what a model expects: `base`, times a factor of its user and one of its movie.
public struct NoiseVariances: Sendable, Equatable {
  public let base: Float
  /// By `UserIndex`; empty where all are 1. So `movies`.
  public let users: [Float]
  public let movies: [Float]

  public init(base: Float, users: [Float] = [], movies: [Float] = []) {
    self.base = base
    self.users = users
    self.movies = movies
  }

  func variance(_ user: UserIndex, _ movie: MovieIndex) -> Float {
    base * (users.isEmpty ? 1 : users[user.position])
      * (movies.isEmpty ? 1 : movies[movie.position])
  }
}
