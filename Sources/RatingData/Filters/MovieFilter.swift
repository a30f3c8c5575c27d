/// Which movies a list shows.
public struct MovieFilter: Sendable, Hashable {
  /// Movies with fewer ratings are left out.
  public var minimumRatings: Int
  /// Years of the titles; movies without a year are left out where there is one.
  public var years: ClosedRange<Int>?
  /// A movie needs all of these genres and none of those; as the catalogue spells them.
  public var genres: Set<String>
  public var excludedGenres: Set<String>
  /// Whether movies show that a person has rated, where they would be left out.
  public var includesSeen: Bool
  /// The only movies to choose among, whatever their number of ratings; nil chooses among all.
  public var only: MovieSelection?
  /// Movies that are left out.
  public var without: MovieSelection?

  public init(
    minimumRatings: Int = 0, years: ClosedRange<Int>? = nil, genres: Set<String> = [],
    excludedGenres: Set<String> = [], includesSeen: Bool = false
  ) {
    self.minimumRatings = minimumRatings
    self.years = years
    self.genres = genres
    self.excludedGenres = excludedGenres
    self.includesSeen = includesSeen
  }

  /// Whether it leaves no movie out.
  public var admitsAll: Bool {
    minimumRatings <= 0 && years == nil && genres.isEmpty && excludedGenres.isEmpty && only == nil
      && without == nil
  }

  public func admits(_ movie: MovieIndex, in data: DataSet) -> Bool {
    if let without, without.movies.contains(movie) { return false }
    guard only.map({ $0.movies.contains(movie) }) ?? (data.byMovie.count(movie) >= minimumRatings)
    else { return false }
    guard years != nil || !genres.isEmpty || !excludedGenres.isEmpty else { return true }
    let movie = data.catalogue[movie]
    if let years {
      guard let year = movie.year, years.contains(year) else { return false }
    }
    return genres.allSatisfy(movie.genres.contains)
      && !movie.genres.contains(where: excludedGenres.contains)
  }
}

extension Catalogue {
  /// Every genre that a rated movie has, in alphabetical order.
  public var genres: [String] { Set(movies.lazy.flatMap(\.genres)).sorted() }
}
