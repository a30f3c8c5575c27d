/// Ratings with their catalogue, and what is looked up in them all the time.
public struct DataSet: Sendable {
  /// What the header and the events call it: `ml-1m`, `ml-latest-small`, or the file's name.
  public let name: String
  /// Which published set this is, by what is in it, whatever its folder is called; nil for others.
  public let known: KnownSet?
  public private(set) var ratings: Ratings
  public let catalogue: Catalogue
  public let byUser: UserRows
  public let byMovie: MovieTotals
  public let provenance: Provenance

  /// - Parameters:
  ///   - byUser: where it is known already; so `byMovie`.
  public init(
    name: String, ratings: Ratings, catalogue: Catalogue, provenance: Provenance = .none,
    known: KnownSet? = nil, byUser: UserRows? = nil, byMovie: MovieTotals? = nil
  ) {
    precondition(
      ratings.userCount == catalogue.users.count && ratings.movieCount == catalogue.movies.count,
      "catalogue lists \(catalogue.users.count) users and \(catalogue.movies.count) movies, ratings"
        + " \(ratings.userCount) and \(ratings.movieCount)")
    self.name = name
    self.known = known
    self.ratings = ratings
    self.ratings.features = SideFeatures(users: catalogue.users, movies: catalogue.movies)
    self.catalogue = catalogue
    self.provenance = provenance
    self.byUser = byUser ?? UserRows(ratings)
    self.byMovie = byMovie ?? MovieTotals(ratings)
  }

  /// A copy whose values are another signal.
  public func with(_ signal: RatingSignal) -> DataSet {
    var data = self
    data.ratings.signal = signal
    // Any value above 0 is positive feedback.
    if signal == .implicit { data.ratings.relevanceThreshold = .leastNonzeroMagnitude }
    return data
  }

  /// A copy with another threshold of relevance.
  public func relevant(from threshold: Float) -> DataSet {
    var data = self
    data.ratings.relevanceThreshold = threshold
    return data
  }

  /// What is rated, as screens and answers call it.
  public var kind: ItemKind { catalogue.kind }

  /// What was unusual in the files and kept all the same, in words for a person.
  public var warnings: [String] { provenance.warnings }

  /// The value with which a user rated a movie; the last one where they rated it twice.
  public func rating(of movie: MovieIndex, by user: UserIndex) -> Float? {
    byUser[user].last { ratings.movies[$0] == movie }.map { ratings.values[$0] }
  }

  /// Everyone who rated a movie.
  ///
  /// - Complexity: O(ratings), tens of milliseconds of 25 million.
  public func raters(of movie: MovieIndex) -> Set<UserIndex> {
    var raters: Set<UserIndex> = []
    for (position, other) in ratings.movies.enumerated() where other == movie {
      raters.insert(ratings.users[position])
    }
    return raters
  }

  /// The mean of a movie's ratings.
  public func mean(of movie: MovieIndex) -> Double { byMovie.mean(movie) }

  /// The mean of a user's ratings; 0 of none.
  public func mean(of user: UserIndex) -> Double {
    let positions = byUser[user]
    let sum = positions.reduce(0.0) { $0 + Double(ratings.values[$1]) }
    return sum / Double(max(1, positions.count))
  }
}

extension DataSet {
  /// Movies with which lists show something: a hundred, or half of them where there are fewer than two hundred.
  private var enoughToList: Int { min(100, (ratings.movieCount + 1) / 2) }

  /// The number of ratings below which movies are left out of lists: the usual one where enough movies have it, else 5, or
  /// none where few have those.
  package func fewestRatingsToList(_ usual: Int) -> Int {
    [usual, min(usual, 5)].first { least in
      (0..<ratings.movieCount).lazy.filter { byMovie.count(MovieIndex($0)) >= least }
        .prefix(enoughToList).reduce(0) { count, _ in count + 1 } >= enoughToList
    } ?? 0
  }
}

/// The published sets that the program knows by sight: what fits them, and what they can be held
/// against.
///
/// The raw value is the name that GroupLens gave the set.
public enum KnownSet: String, Sendable, Equatable, CaseIterable {
  case ml100k = "ml-100k"
  /// MovieLens 1M, February 2003.
  case ml1m = "ml-1m"
  case ml10m = "ml-10m"
  case ml20m = "ml-20m"
  case ml25m = "ml-25m"
  case ml32m = "ml-32m"
  /// One of its editions, such as the one of October 2016, which is inside the program.
  case mlLatestSmall = "ml-latest-small"
  case mlLatest = "ml-latest"
}

/// Where ratings came from and what was found on the way.
public struct Provenance: Sendable, Equatable {
  /// The layout as it was recognized: `ml-100k`, `ml-1m`, `movielens-csv`, `csv`, `recbole`, …
  public let format: String
  /// What gave it away, in words for a person.
  public let evidence: String
  /// Ratings of a movie by a user who rated it before; all are kept.
  public let repeats: Int
  /// Lines that were left out because they could not be read.
  public let skipped: Int
  /// What was unusual in the files and kept all the same, in words for a person.
  public let warnings: [String]

  public init(
    format: String, evidence: String, repeats: Int = 0, skipped: Int = 0, warnings: [String] = []
  ) {
    self.format = format
    self.evidence = evidence
    self.repeats = repeats
    self.skipped = skipped
    self.warnings = warnings
  }

  /// The provenance of ratings that were in no file.
  public static let none = Provenance(format: "none", evidence: "made in memory")
}
