/// Movies that a person has named one by one: a watchlist, or a festival's programme.
public struct MovieSelection: Sendable, Hashable {
  /// What lists call it: `watchlist`.
  public let name: String
  public let movies: Set<MovieIndex>

  public init(name: String, movies: Set<MovieIndex>) {
    self.name = name
    self.movies = movies
  }

  /// Both together.
  public func union(_ other: MovieSelection) -> MovieSelection {
    MovieSelection(name: "\(name), \(other.name)", movies: movies.union(other.movies))
  }
}
