import RatingData
import RatingFiles

/// Whose table it is, and which of its columns, in lower case, say what.
struct ImportLayout: Sendable, Equatable {
  enum Origin: Sendable {
    /// Ids as they are to be kept, whatever the data.
    case own
    /// Ids of the data, and titles as MovieLens lists them.
    case movieLens
    /// Titles and years.
    case site
  }

  let origin: Origin
  /// Without all of these it is another table.
  let needed: [String]
  var id: String?
  var titles: [String] = ["title"]
  var year: String?
  let rating: String
  /// The best rating there.
  var best: Float = 5
  /// When it was rated, the column that says it best first.
  var dates: [String] = []
  /// What kind of work it is, where there are others than movies.
  var type: String?
  /// Whether what is not rated was watched all the same.
  var isOfWatched = true
  /// Who gave the ids.
  var idSource: String?
  /// Who rated, where there may be several.
  var user: String?
  /// Whether it names movies alone, whatever stands beside them.
  var isList = false

  /// movieId, rating and perhaps title; with a user and a time a person's part of a set.
  static let own = ImportLayout(
    origin: .own, needed: ["movieid", "rating"], id: "movieid", rating: "rating",
    dates: ["timestamp"], idSource: "ids", user: "userid")

  /// movie_id, imdb_id, tmdb_id, rating, average_rating, title, as movielens.org exports them.
  static let movieLens = ImportLayout(
    origin: .movieLens, needed: ["movie_id", "rating", "title"], id: "movie_id", rating: "rating")

  /// Date, Name, Year, Letterboxd URI, Rating; a diary and reviews have Watched Date, too.
  static let letterboxd = ImportLayout(
    origin: .site, needed: ["name", "year", "rating"], titles: ["name"], year: "year",
    rating: "rating", dates: ["watched date", "date"])

  /// Const, Your Rating, Date Rated, Title, Original Title, …, Title Type, …, Year, …; a list of IMDb's has these, too.
  static let imdb = ImportLayout(
    origin: .site, needed: ["your rating", "title"], titles: ["title", "original title"],
    year: "year", rating: "your rating", best: 10, dates: ["date rated"], type: "title type",
    isOfWatched: false)

  /// Titles with a year beside them, and ratings out of five.
  static let titled = ImportLayout(
    origin: .site, needed: ["title", "year", "rating"], titles: ["title", "original title"],
    year: "year",
    rating: "rating", dates: ["date"], type: "title type")

  /// Titles that have their year in them: `Fargo (1996)`.
  static let listed = ImportLayout(
    origin: .movieLens, needed: ["title", "rating"], rating: "rating", dates: ["date"])

  /// Numbers of IMDb or The Movie Database, and no titles.
  static let numbered = numberColumns.map { column in
    ImportLayout(
      origin: .site, needed: [column, "rating"], year: "year", rating: "rating", dates: ["date"])
  }

  private static let all = [own, movieLens, letterboxd, imdb, titled, listed] + numbered

  private static let imdbColumns = ["const", "imdb_id", "imdbid", "imdb id"]
  private static let tmdbColumns = ["tmdb_id", "tmdbid", "tmdb id"]
  private static let numberColumns = imdbColumns + tmdbColumns

  /// The numbers that other catalogues give a line's movie, where a table has columns of them.
  static func links(of record: CSVFile.Record, in table: CSVTable) -> MovieLinks {
    func number(_ columns: [String]) -> UInt32? {
      columns.lazy.compactMap { table.text($0, of: record).flatMap { MovieLinks.number($0) } }.first
    }
    return MovieLinks(imdb: number(imdbColumns), tmdb: number(tmdbColumns))
  }

  /// A copy that takes no ratings.
  private func list(needing needed: [String]) -> ImportLayout {
    var layout = ImportLayout(
      origin: origin, needed: needed, id: id, titles: titles, year: year, rating: rating,
      dates: dates,
      type: type)
    layout.idSource = idSource
    layout.isList = true
    return layout
  }

  private static let lists =
    [
      own.list(needing: ["movieid"]), movieLens.list(needing: ["movie_id", "title"]),
      letterboxd.list(needing: ["name", "year"]), titled.list(needing: ["title", "year"]),
      listed.list(needing: ["title"]),
    ] + numberColumns.map { numbered[0].list(needing: [$0]) }

  /// Whether a record, in lower case, names the columns of any table.
  static func namesColumns(_ fields: [String]) -> Bool {
    (all + lists).contains { $0.needed.allSatisfy(fields.contains) }
  }
}

extension ImportLayout {
  /// That of a table of which only the movies count; nil of one that names none.
  init?(listing table: CSVTable) {
    guard let layout = Self.lists.first(where: { $0.needed.allSatisfy(table.has) }) else {
      return nil
    }
    self = layout
  }

  /// nil of a table that is none of these.
  init?(_ table: CSVTable) {
    guard let layout = Self.all.first(where: { $0.needed.allSatisfy(table.has) }) else {
      return nil
    }
    self = layout
  }
}
