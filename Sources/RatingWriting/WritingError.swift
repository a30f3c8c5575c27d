import Files
import RatingData
import Text

/// Why ratings could not be written. The cases hold the facts; `description` has the words.
package enum WritingError: Error, Equatable, Sendable {
  /// The set holds something that the format cannot say.
  case unsuited(RatingFormat, Misfit)
  /// Something stands where the output is to be.
  case exists(path: String)
  /// A folder holds ratings of another format, so that nobody could tell which are meant.
  case mixed(folder: String, file: String)
  /// A file could not be written.
  case file(FileFailure)
  /// Whoever watches called it off.
  case cancelled

  /// What does not fit into a format.
  package enum Misfit: Equatable, Sendable {
    /// A rating outside of the format's scale; the scale in words.
    case value(Float, expected: String)
    /// An id; what it should be in words.
    case userID(Identifier, expected: String)
    case movieID(Identifier, expected: String)
    /// A title or genres with characters that end a field there.
    case text(movie: Identifier, String, holding: String)
    /// A title with characters that Latin-1 does not have.
    case encoding(movie: Identifier, String)
  }
}

extension WritingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unsuited(let format, let misfit):
      "\(format.rawValue) cannot hold this set: \(misfit); \(format.advice(for: misfit))"
    case .exists(let path): "\(path): exists already; give another name, or --force to replace it"
    case .mixed(let folder, let file):
      "\(folder): holds the ratings \(file.excerpt()) already; give a folder of its own"
    case .file(let failure): failure.description
    case .cancelled: "writing was cancelled"
    }
  }
}

extension WritingError.Misfit: CustomStringConvertible {
  package var description: String {
    switch self {
    case .value(let value, let expected):
      "expected \(expected), found the rating \(ValueSpelling.decimal(value))"
    case .userID(let id, let expected):
      "expected \(expected), found the user \"\(id.description.excerpt())\""
    case .movieID(let id, let expected):
      "expected \(expected), found the movie \"\(id.description.excerpt())\""
    case .text(let movie, let text, let holding):
      "movie \(movie.description.excerpt()), \"\(text.excerpt())\", has \(holding)"
        + " in it, which ends a field there"
    case .encoding(let movie, let title):
      "movie \(movie.description.excerpt()), \"\(title.excerpt())\", has characters"
        + " that Latin-1 lacks"
    }
  }
}

extension RatingFormat {
  /// What to use instead.
  fileprivate func advice(for misfit: WritingError.Misfit) -> String {
    switch misfit {
    case .value where self == .ml10m: "use --format movielens-csv"
    case .value: "use --format ml-10m or movielens-csv"
    case .encoding: "use --format ml-10m or movielens-csv"
    case .text, .userID, .movieID:
      switch self {
      case .csv, .movieLensCSV: "shorten it"
      case .tsv, .libmf: "use --format csv"
      default: "use --format movielens-csv"
      }
    }
  }
}
