import Files
import RatingData

/// MovieLens since 2014: `ratings.csv` and `movies.csv`, comma-separated with a header, UTF-8.
///
/// `links.csv` beside them says under which numbers other catalogues have the movies; `tags.csv` says nothing that is
/// learned from. Others call their ratings so too: the columns are found by name, and the movies may be missing.
struct MovieLensCSV: Format {
  let layout = "ratings.csv with movies.csv"
  private let moviesFile = "movies.csv"

  private static let ownHeader = "userId,movieId,rating,timestamp"
  private static let movieFields = ["movieId", "title", "genres"]

  func ratingsFile(among files: Set<String>) -> String? { first("ratings.csv", in: files) }

  func read(_ ratingsFile: String, in group: FileGroup, _ reading: ReadingContext) throws(LoadError)
    -> Tables
  {
    let sniffer = Sniffer(columns: reading.options.columns, signal: reading.options.signal)
    let (ratings, detected) = try reading.ratings(
      of: ratingsFile, from: group.open(ratingsFile), look: sniffer.look)
    let isOwn = detected.dialect.layout.lowercased() == Self.ownHeader.lowercased()
    let hasMovies = isOwn ? group.actualName(of: moviesFile) != nil : try listsMovies(group)
    let found = hasMovies ? [ratingsFile, moviesFile] : [ratingsFile]
    var tables = Tables(
      format: isOwn || hasMovies ? "movielens-csv" : detected.dialect.separator.format,
      evidence: "\(found.formatted): \(detected.evidence)", ratings: ratings,
      notes: detected.guesses, saysMovies: isOwn || hasMovies || detected.saysMovies)
    if hasMovies {
      let movies = try movies(of: moviesFile, in: group, reading)
      tables.movies = try LinkList(in: group)?.adding(to: movies) ?? movies
    } else if isOwn {
      tables.notes.append(.missing(moviesFile, beside: ratingsFile))
    }
    return tables
  }

  /// Whether `movies.csv` is MovieLens' own, and not something else that is called so.
  private func listsMovies(_ group: FileGroup) throws(LoadError) -> Bool {
    guard group.actualName(of: moviesFile) != nil else { return false }
    let head = try HeadOfFile(of: group.open(moviesFile), file: moviesFile)
    return head.lines(1).first?.fields(.comma)?.map { $0.lowercased() }
      == Self.movieFields.map { $0.lowercased() }
  }

  /// - Parameter file: its name in the group.
  func movies(
    of file: String, in group: FileGroup, _ reading: ReadingContext
  ) throws(LoadError) -> Listing<Movie> {
    var records = try CSVRecords(group.contents(of: file))
    try records.expect(header: Self.movieFields)
    var reader = GenreReader()
    return try reading.listing(
      of: "movie", in: file, records, layout: Self.movieFields.joined(separator: ",")
    ) { fields in
      guard fields.count == 3, let id = FieldText.anyIdentifier(fields[0]) else { return nil }
      return .movie(id, title: fields[1], genres: reader.genres(fields[2]))
    }
  }
}
