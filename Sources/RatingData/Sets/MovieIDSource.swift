/// Who gave movies their ids: the same id is another movie where somebody else gave it.
public struct MovieIDSource: RawRepresentable, Hashable, Sendable {
  /// As a file says it.
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// MovieLens, whose movies have the same ids in all its sets since 1M.
  public static let movieLens = MovieIDSource(rawValue: "movielens")
}

extension MovieIDSource {
  /// Whoever gave these: MovieLens where that is certain, and else these data alone, by their fingerprint.
  ///
  /// - Complexity: O(ratings) of data that are not MovieLens'.
  public init(of data: DataSet) {
    if let known = data.known, known.hasMovieLensIDs, data.catalogue.hasGapsInMovieIDs {
      self.init(rawValue: Self.movieLens.rawValue)
      return
    }
    var fingerprint = Fingerprint()
    fingerprint.add(data.ratings.fingerprint)
    // Ratings are told apart by the places of their movies alone.
    for movie in data.catalogue.movies { fingerprint.add(movie.id.description) }
    self.init(rawValue: String(fingerprint.value, radix: 16))
  }
}

extension KnownSet {
  /// 100K numbers its movies from 1 on; what is 2 there is 10 in all others.
  fileprivate var hasMovieLensIDs: Bool { self != .ml100k }
}

extension Catalogue {
  /// Whether ids of movies are left out. They are in every set of MovieLens; whoever numbers one anew leaves none, and
  /// counts and sums stay those of the set.
  fileprivate var hasGapsInMovieIDs: Bool {
    movies.last?.id.rawValue.number.map { $0 > movies.count + unratedMovies.count } ?? false
  }
}
