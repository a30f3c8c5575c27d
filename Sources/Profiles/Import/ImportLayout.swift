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

  private static let all = [own, movieLens, letterboxd, imdb]
}

extension ImportLayout {
  /// nil of a table that is none of these.
  init?(_ table: CSVTable) {
    guard let layout = Self.all.first(where: { $0.needed.allSatisfy(table.has) }) else {
      return nil
    }
    self = layout
  }
}
