import RatingData

/// The genres that set movies apart on a map: the most frequent ones, but for those that most movies have.
public struct TellingGenres: Sendable, Equatable {
  /// The rarest first: of a movie that has several it says more.
  public let genres: [String]

  /// Genres that say little of a movie; counted where there is hardly another.
  private static let wide: Set = ["Drama", "Comedy", "Thriller", "Adventure"]

  /// - Parameter count: genres at the most.
  public init(_ data: DataSet, count: Int) {
    var counts: [String: Int] = [:]
    for (position, movie) in data.catalogue.movies.enumerated() {
      for genre in movie.genres {
        counts[genre, default: 0] += data.byMovie.count(MovieIndex(position))
      }
    }
    genres = counts.filter { !Self.wide.contains($0.key) || counts.count <= 6 }
      .sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(count)
      .reversed().map(\.key)
  }

  /// Which of the genres a movie counts as; nil for none.
  public func number(of movie: Movie) -> Int? { genres.firstIndex(where: movie.genres.contains) }
}
