import Concurrency
import RatingData
import Text

/// Puts the tables of a set together: catalogue, name, warnings.
struct Assembly: Sendable {
  private let tables: Tables
  private let workers: Workers

  init(_ tables: Tables, _ workers: Workers) {
    self.tables = tables
    self.workers = workers
  }

  /// - Parameter name: of a set that is not recognized as a published one.
  func dataSet(named name: String) -> DataSet {
    let table = tables.ratings
    let ratings = table.ratings
    let ((byUser, repeats), (byMovie, movies, users)) = workers.both {
      let byUser = UserRows(ratings)
      return (byUser, Repeats.count(in: ratings, byUser))
    } _: {
      (MovieTotals(ratings), joinedMovies, joinedUsers)
    }
    var catalogue = Catalogue(
      movies: movies.rated, users: users.rated, unratedMovies: movies.unrated,
      silentUsers: users.unrated)
    let known = Edition.known(ratings, catalogue)
    catalogue.kind = ItemKind(
      saysMovies: known != nil || tables.saysMovies, genres: catalogue.genres)
    let warnings = Warnings(
      tables, repeats: repeats, unlistedMovies: movies.unlisted, unlistedUsers: users.unlisted,
      unratedMovies: movies.unrated.count)
    let kind = catalogue.kind
    return DataSet(
      name: known?.rawValue ?? name, ratings: ratings, catalogue: catalogue,
      provenance: Provenance(
        format: tables.format, evidence: tables.evidence.escaped, repeats: repeats,
        skipped: table.report.faultCount,
        warnings: warnings.messages.map { kind.worded($0).escaped }),
      known: known, byUser: byUser, byMovie: byMovie)
  }

  private var joinedMovies: Joined<Movie> {
    Joined(rated: tables.ratings.movieIDs.ids, listing: tables.movies) { id in
      Movie(untitled: MovieID(rawValue: id))
    }
  }

  private var joinedUsers: Joined<User> {
    Joined(rated: tables.ratings.userIDs.ids, listing: tables.users) { id in
      User(id: UserID(rawValue: id))
    }
  }
}

/// The ids that ratings name and the records that a file lists, merged.
private struct Joined<Item: Sendable>: Sendable {
  /// One item for each rated id, ids ascending.
  private(set) var rated: [Item] = []
  /// Listed and not rated.
  private(set) var unrated: [Item] = []
  /// Rated and not listed, by place in `rated`; none where nothing is listed at all.
  private(set) var unlisted: [Int] = []

  /// Both ascend; `substitute` stands in for what is not listed.
  init(rated ids: [Identifier], listing: Listing<Item>?, substitute: (Identifier) -> Item) {
    guard let listing else {
      rated = ids.map(substitute)
      return
    }
    rated.reserveCapacity(ids.count)
    var records = listing.records[...]
    for id in ids {
      while let record = records.first, record.id < id {
        unrated.append(record.item)
        records.removeFirst()
      }
      if let record = records.first, record.id == id {
        rated.append(record.item)
        records.removeFirst()
      } else {
        unlisted.append(rated.count)
        rated.append(substitute(id))
      }
    }
    unrated += records.map(\.item)
  }
}

/// What the files of a set say, before it is put together.
struct Tables: Sendable {
  /// As `Provenance` calls it.
  let format: String
  /// What gave it away, in words.
  let evidence: String
  let ratings: RatingTable
  /// Nil for sets that tell nothing of their movies; so of their users.
  var movies: Listing<Movie>?
  var users: Listing<User>?
  /// Warnings about the files as such, in words.
  var notes: [String] = []
  /// Whether the files call them movies.
  var saysMovies: Bool
  /// The file that says what movies are called, where it is none of the set's.
  private(set) var titleFile: String?

  /// Takes names out of another file, before those of the set's own files.
  mutating func name(by titles: Listing<Movie>) {
    titleFile = titles.file
    movies =
      movies.map { own in
        titles.completed(by: own) { title, own in
          title.genres.isEmpty ? title.with(genres: own.genres) : title
        }
      } ?? titles
  }
}

extension Movie {
  fileprivate func with(genres: [String]) -> Movie {
    hasTitle
      ? Movie(id: id, title: listedTitle, genres: genres) : Movie(untitled: id, genres: genres)
  }
}

/// Ratings of a movie by a user who rated it before.
enum Repeats {
  /// How many there are; O(ratings).
  static func count(in ratings: Ratings, _ byUser: UserRows) -> Int {
    var lastUser = [Int32](repeating: -1, count: ratings.movieCount)
    var repeats = 0
    for user in 0..<ratings.userCount {
      let number = Int32(truncatingIfNeeded: user)
      for position in byUser[UserIndex(user)] {
        let movie = ratings.movies[position].position
        repeats += lastUser[movie] == number ? 1 : 0
        lastUser[movie] = number
      }
    }
    return repeats
  }
}
