/// What a set is written into.
package enum OutputPlace: Sendable {
  case folder
  case file
}

/// The formats that ratings can be written in, each for who reads nothing else. The raw value is what a
/// person calls it.
package enum RatingFormat: String, Sendable, CaseIterable {
  /// `u.data` with its companions: Surprise's built-in reader, and course material since 1998.
  case ml100k = "ml-100k"
  /// `ratings.dat`: the notebooks and papers that factorize MovieLens 1M.
  case ml1m = "ml-1m"
  /// `ratings.dat` with half stars and without users, which `ml-1m` cannot hold.
  case ml10m = "ml-10m"
  /// MovieLens since 2014, and most of what pandas is shown on; keeps titles.
  case movieLensCSV = "movielens-csv"
  /// Spreadsheets, data frames, Spark.
  case csv
  /// Tabs in place of commas: for ids with commas, and for `cut` and `awk`.
  case tsv
  /// LIBMF, against which speed is measured, and what shares its triplets.
  case libmf
  /// RecBole's atomic files, the way into its hundred models.
  case recbole
}

extension RatingFormat {
  /// What is made where a path is to be: RecBole has files of ratings alone, and folders with the
  /// movies too.
  package func place(of path: String) -> OutputPlace {
    switch self {
    case .ml100k, .ml1m, .ml10m, .movieLensCSV: .folder
    case .csv, .tsv, .libmf: .file
    case .recbole: RatingFormat(fileNamed: path) == .recbole ? .file : .folder
    }
  }

  /// The format that a file's name asks for; nil where the name says nothing.
  package init?(fileNamed name: String) {
    switch name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last {
    case "csv": self = .csv
    case "tsv": self = .tsv
    case "inter": self = .recbole
    default: return nil
    }
  }

  /// How it is laid out; `name` is that of the folder.
  func layout(in place: OutputPlace, named name: String) -> any SetLayout {
    switch self {
    case .ml100k: ML100KLayout()
    case .ml1m: DoubleColonLayout(edition: .ml1m)
    case .ml10m: DoubleColonLayout(edition: .ml10m)
    case .movieLensCSV: MovieLensCSVLayout()
    case .csv: PlainLayout.csv
    case .tsv: PlainLayout.tsv
    case .libmf: PlainLayout.libmf
    case .recbole: RecBoleLayout(name: name, place: place)
    }
  }
}
