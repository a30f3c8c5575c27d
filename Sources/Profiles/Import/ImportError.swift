import RatingData
import RatingFiles
import Text

/// Why ratings cannot be brought in.
public enum ImportError: Error, Equatable, CustomStringConvertible {
  case notRead(LoadError)
  /// The first line names none of the columns that are needed.
  case unknownColumns(file: String, found: String)
  /// A table that names movies and rates none; `found` are its columns.
  case noRatings(file: String, found: String)
  /// A table that names no movies; `found` are its columns.
  case noMovies(file: String, found: String)
  /// An archive or a folder without a table of ratings.
  case noTable(container: String, found: [String])
  case badLine(file: String, line: Int, expected: String, found: String)
  /// Ratings of a whole set; the line is where a second user begins.
  case severalPeople(file: String, line: Int)
  /// Every line was left out; `first` is why the first one was.
  case nothingReadable(file: String, lines: Int, first: String)

  /// What, where, what was expected, and what to do about it.
  public var description: String {
    switch self {
    case .notRead(let error): Self.text(error)
    case .unknownColumns(let file, let found):
      "\(file):1: expected the columns movieId,rating or those that Letterboxd, IMDb or MovieLens export,"
        + " found \(found.excerpt())"
    case .noRatings(let file, let found):
      "\(file):1: expected a column of ratings, found \(found.excerpt()); give ratings.csv, or the whole"
        + " export as a .zip"
    case .noMovies(let file, let found):
      "\(file):1: expected a column title or name, with year beside it, or movieId, found \(found.excerpt())"
    case .noTable(let container, let found):
      "\(container): expected ratings.csv, as Letterboxd exports it, found \(Self.list(found)); give the"
        + " file of ratings itself"
    case .badLine:
      "\(fault); correct or remove that line, or leave such lines out by --on-error skip"
    case .severalPeople(let file, let line):
      "\(file):\(line): expected the ratings of one person, found a second user; give the lines of one"
        + " of them"
    case .nothingReadable(let file, let lines, let first):
      "\(file): none of \(lines) lines could be read; the first: \(first)"
    }
  }

  /// What is wrong with a line, without what to do about it.
  var fault: String {
    switch self {
    case .badLine(let file, let line, let expected, let found):
      "\(file):\(line): expected \(expected), found \(found.excerpt())"
    case .notRead(let error): error.message
    default: description
    }
  }

  /// In words for whoever gave ratings of their own, where a set of ratings would need other ones.
  private static func text(_ error: LoadError) -> String {
    switch error {
    case .noSuchInput(let path):
      "\(path): no such file; give the CSV file or the .zip that a site exported, or - for standard input"
    case .noPipe:
      "standard input is a terminal; pipe a CSV file into it, or give the path of one"
    case .unsupportedFile(let path, let kind):
      "\(path): expected a CSV file of ratings, found \(kind)"
    case .foreign(let file, .binary):
      "\(file): expected lines of text, found bytes that are no text; give a CSV file of ratings"
    case .tooLarge: error.message
    default: error.description
    }
  }

  private static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "no file" }
    let shown = names.prefix(6).map { $0.excerpt() }.joined(separator: ", ")
    return names.count > 6 ? "\(shown) and \(names.count - 6) more" : shown
  }
}
