import Models
import RatingData
import RatingFiles
import Text

/// Why files do not make a model.
public enum OpeningError: Error, Sendable, Equatable, CustomStringConvertible {
  case matrix(MatrixError)
  case titles(LoadError)
  /// Vectors of movies and of users whose product there is not.
  case widths(movies: Int, users: Int)
  /// Ratings of which no movie has a row, with an id of each side.
  case otherMovies(rated: MovieID, row: MovieID)
  case otherUsers(rated: UserID, row: UserID)

  public var description: String {
    switch self {
    case .matrix(let error): "\(error)"
    case .titles(let error): "--titles: \(error)"
    case .widths(let movies, let users):
      "movies have vectors of \(movies.counted("number")) and users of \(users): expected the same model's"
    case .otherMovies(let rated, let row):
      Self.other("movie", "\(rated)", "\(row)", option: "--movie-ids")
    case .otherUsers(let rated, let row):
      Self.other("user", "\(rated)", "\(row)", option: "--user-ids")
    }
  }

  private static func other(
    _ kind: String, _ rated: String, _ row: String, option: String
  ) -> String {
    "no \(kind) of the ratings has a row: the first is called \(rated.excerpt()) there and \(row.excerpt()) here;"
      + " give the rows' ids with \(option)"
  }
}
