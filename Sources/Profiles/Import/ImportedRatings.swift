import RatingData
import RatingFiles
import Text

/// Ratings that a person brings from elsewhere.
public struct ImportedRatings: Sendable, Equatable {
  /// What was rated and is to be kept.
  public private(set) var profile: Profile
  /// What was rated and is no movie of the catalogue, or may be several.
  public private(set) var unmatched: [UnmatchedMovie]
  /// Movies of the catalogue that were watched and not rated.
  public private(set) var watched: [MovieID] = []
  /// How many movies were watched and not rated, in the catalogue or not.
  public private(set) var watchedCount = 0
  /// How many movies are on a list and not rated.
  public private(set) var unratedCount = 0
  /// How many movies are to be watched.
  public private(set) var watchlistCount = 0
  /// What was watched and not rated, and what is to be watched; in the catalogue or not.
  public var lists = KeptMovies()
  /// How many lines tell of something else than movies, by what it is; the most first.
  public private(set) var otherTypes: [OtherType] = []
  /// Why lines were left out that cannot be read.
  public private(set) var faults: [String] = []

  public struct OtherType: Sendable, Equatable {
    public let name: String
    public let count: Int
  }

  public init(profile: Profile, unmatched: [UnmatchedMovie] = []) {
    self.profile = profile
    self.unmatched = unmatched
  }

  /// Reads a CSV file: marquee's own, or one that Letterboxd, IMDb or movielens.org export; or the whole .zip of
  /// Letterboxd's export.
  ///
  /// - Parameters:
  ///   - catalogue: where movies of other sites are looked for, by title and year.
  ///   - policy: what to do with lines that cannot be read.
  public init(
    _ source: ImportSource, for catalogue: Catalogue, _ policy: FaultPolicy = .stop
  ) throws(ImportError) {
    let tables = try ImportTables(source, policy)
    let rated = try ImportLines(tables.ratings, tables.layout, policy)
    let finder = MovieFinder(catalogue, tables.layout.origin)
    var movies = ImportedMovies()
    movies.add(rated.lines, foundBy: finder)
    self.init(profile: Profile())
    faults = rated.faults
    otherTypes = rated.otherTypes.map { OtherType(name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    for table in tables.watched {
      let watched = try ImportLines(table, .letterboxd, policy)
      movies.add(watched.lines, foundBy: finder)
      faults += watched.faults
    }
    if let table = tables.watchlist {
      let wanted = try ImportLines(table, .letterboxd, policy)
      var named = ImportedMovies()
      named.add(wanted.lines, foundBy: finder)
      lists.watchlist = named.movies.map(\.listed)
      watchlistCount = wanted.lines.count
      faults += wanted.faults
    }
    movies.movies.forEach { take($0, isOfWatched: tables.layout.isOfWatched) }
    if movies.movies.isEmpty, otherTypes.isEmpty, let first = faults.first {
      throw .nothingReadable(file: source.name, lines: faults.count, first: first)
    }
  }

  private mutating func take(_ movie: ImportedMovies.Named, isOfWatched: Bool) {
    guard let stars = movie.line.stars else {
      watchedCount += isOfWatched ? 1 : 0
      unratedCount += isOfWatched ? 0 : 1
      if isOfWatched { lists.watched.append(movie.listed) }
      if isOfWatched, case .found(let id, _) = movie.finding { watched.append(id) }
      return
    }
    switch movie.finding {
    case .found(let id, let title):
      profile.rate(Profile.Entry(id: id, ids: movie.line.ids, stars: stars, title: title))
    case .unmatched(let reason):
      unmatched.append(UnmatchedMovie(movie.line, reason))
    }
  }
}

extension ImportedRatings {
  /// What there is besides ratings, a few words each: `1 more watched`.
  public var besides: [String] {
    let ambiguous = unmatched.count {
      if case .several = $0.reason { true } else { false }
    }
    let absent = unmatched.count - ambiguous
    return [
      watchedCount > 0 ? "\(watchedCount) more watched" : nil,
      unratedCount > 0 ? "\(unratedCount) not rated" : nil,
      watchlistCount > 0 ? "\(watchlistCount) on the watchlist" : nil,
      absent > 0 ? "\(absent.counted("movie", .plain)) not found" : nil,
      ambiguous > 0 ? "\(ambiguous.counted("title", .plain)) of several movies" : nil,
    ].compactMap(\.self)
  }

  /// What was left out and why, a line each.
  public var remarks: [String] {
    var remarks = unmatched.map(\.description)
    if !otherTypes.isEmpty {
      let list = otherTypes.map { "\($0.count) \($0.name.excerpt())" }.joined(separator: ", ")
      remarks.append("left out as no movies: \(list)")
    }
    if !faults.isEmpty {
      let shown = faults.prefix(3)
      remarks.append(
        "\(faults.count.counted("line", .plain)) left out; \(faults.count > shown.count ? "the first " : "")"
          + shown.joined(separator: "; "))
    }
    return remarks
  }
}
