import RatingData
import Text

/// RecBole's atomic files: `NAME.inter` with the ratings and, beside it, `NAME.item` with the movies;
/// tabs between fields, each column's type in the header.
///
/// Source: https://recbole.io/docs/user_guide/data/atomic_files.html
struct RecBole: Format {
  let layout = "a .inter file of RecBole"

  func ratingsFile(among files: Set<String>) -> String? {
    let plain = Set(files.map { $0.hasSuffix(".gz") ? String($0.dropLast(3)) : $0 })
    let fitting = plain.filter { $0.hasSuffix(".inter") }
    return fitting.count == 1 ? fitting.first : nil
  }

  func read(_ ratingsFile: String, in group: FileGroup, _ reading: ReadingContext) throws(LoadError)
    -> Tables
  {
    let sniffer = Sniffer(columns: reading.options.columns, signal: reading.options.signal)
    let (ratings, detected) = try reading.ratings(
      of: ratingsFile, from: group.open(ratingsFile), look: sniffer.look)
    let moviesFile = String(ratingsFile.dropLast("inter".count)) + "item"
    let hasMovies = group.actualName(of: moviesFile) != nil
    let found = hasMovies ? [ratingsFile, moviesFile] : [ratingsFile]
    let head = hasMovies ? try HeadOfFile(of: group.open(moviesFile), file: moviesFile) : nil
    let columns = head?.lines(1).first?.fields(.tab) ?? []
    return Tables(
      format: "recbole", evidence: "\(found.formatted): \(detected.evidence)", ratings: ratings,
      movies: hasMovies ? try movies(of: moviesFile, in: group, reading) : nil,
      notes: detected.guesses,
      saysMovies: detected.saysMovies || ColumnNames.sayMovies(columns))
  }

  private func movies(
    of file: String, in group: FileGroup, _ reading: ReadingContext
  ) throws(LoadError) -> Listing<Movie> {
    var records = try Lines(group.contents(of: file), .tab)
    let names = (records.next() ?? []).map { $0.prefix { $0 != ":" }.lowercased() }
    guard let id = names.firstIndex(where: { ["item_id", "movie_id"].contains($0) }) else {
      throw .broken(
        at: records.place, expected: "a header with item_id:token", found: records.lastRecord)
    }
    let title = names.firstIndex { ["movie_title", "title", "name", "item_name"].contains($0) }
    let year = names.firstIndex { ["release_year", "year"].contains($0) }
    let genres = names.firstIndex { ["class", "genre", "genres", "categories"].contains($0) }
    return try reading.listing(
      of: "movie", in: file, records,
      layout: names.joined(separator: " ").excerpt() + " between tabs"
    ) { fields in
      guard fields.count == names.count, let movie = FieldText.anyIdentifier(fields[id]) else {
        return nil
      }
      return .movie(
        movie,
        title: Self.title(title.map { fields[$0] } ?? "", year: year.map { fields[$0] } ?? ""),
        genres: genres.map { Self.sequence(fields[$0]) } ?? [])
    }
  }

  /// RecBole keeps the year apart; everywhere else it ends the title.
  private static func title(_ title: String, year: String) -> String {
    let isYear = year.utf8.count == 4 && FieldText.isDecimal(year)
    return isYear && !title.isEmpty && !title.hasSuffix("(\(year))") ? "\(title) (\(year))" : title
  }

  /// A sequence is parted by blanks, in some sets by commas.
  private static func sequence(_ field: String) -> [String] {
    let separator: Character = field.contains(",") ? "," : " "
    return field.split(separator: separator).map { FieldText.trimmed(String($0)) }
  }
}
