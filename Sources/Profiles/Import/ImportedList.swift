import Files
import RatingData
import RatingFiles
import Text

/// A list of movies that a person brings: a watchlist, a festival's programme, any table that names movies.
public struct ImportedList: Sendable, Equatable {
  /// What it is called: the name of its file without the ending.
  public let name: String
  /// Each once, those that are not in the catalogue among them.
  public private(set) var movies: [ListedMovie] = []
  /// What is no movie of the catalogue, or may be several.
  public private(set) var unmatched: [UnmatchedMovie] = []
  /// Why lines were left out that cannot be read.
  public let faults: [String]

  /// Reads a CSV file with a title and a year, or with ids, whatever site it is from; or of Letterboxd's whole export the
  /// watchlist.
  ///
  /// - Parameters:
  ///   - catalogue: where movies are looked for, by title and year where ids are another's.
  ///   - policy: what to do with lines that cannot be read.
  public init(
    _ source: ImportSource, for catalogue: Catalogue, _ policy: FaultPolicy = .stop
  ) throws(ImportError) {
    let table = try ImportTables.list(source, policy)
    guard let layout = ImportLayout(listing: table) else {
      throw .noMovies(
        file: table.file,
        found: table.header.isEmpty ? "an empty file" : table.header.joined(separator: ","))
    }
    let lines = try ImportLines(table, layout, policy)
    name = Self.name(of: source)
    faults = lines.faults
    var named = ImportedMovies()
    named.add(lines.lines, foundBy: MovieFinder(catalogue, layout.origin))
    for movie in named.movies {
      movies.append(movie.listed)
      if case .unmatched(let reason) = movie.finding {
        unmatched.append(UnmatchedMovie(movie.line, reason))
      }
    }
  }

  private static func name(of source: ImportSource) -> String {
    guard case .path(let path) = source else { return source.name }
    let file = Folder.lastComponent(of: path)
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
    return String(file[..<dot])
  }
}

extension ImportedMovies.Named {
  /// As a list has it.
  var listed: ListedMovie {
    switch finding {
    case .found(let id, let title): ListedMovie(id: id, ids: line.ids, title: title)
    case .unmatched: ListedMovie(id: nil, title: line.title)
    }
  }
}

extension ImportedLine {
  /// With its year, where it is known; a number where there is no title.
  var title: String {
    guard let title = titles.first else {
      return links.imdb.map { "IMDb \($0)" } ?? links.tmdb.map { "TMDb \($0)" } ?? ""
    }
    return title + (year.map { " (\($0))" } ?? "")
  }
}

extension UnmatchedMovie {
  init(_ line: ImportedLine, _ reason: Reason) {
    self.init(title: line.title, file: line.file, line: line.line, reason: reason)
  }
}

extension ImportedList {
  /// Those of its movies that are in some data.
  public func selection(in data: DataSet) -> MovieSelection {
    let ids = MovieIDSource(of: data)
    var matcher = ProfileMatcher(data.catalogue, identifiedBy: ids)
    return MovieSelection(
      name: name, movies: matcher.movies(of: movies.map { $0.identified(by: ids) }))
  }
}
