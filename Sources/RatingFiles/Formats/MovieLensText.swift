import RatingData

/// MovieLens before 2014: three files without headers, text in Latin-1 or UTF-8. The editions differ in
/// names, separators and columns, which are all that a description holds.
///
/// Source: the READMEs in GroupLens' archives.
struct MovieLensText: Format {
  let layout: String
  private let ratingsFile: String
  private let dialect: Dialect
  private let movies: List<Movie>
  private let users: List<User>
  /// The separators, as the evidence names them.
  private let separators: String
  /// What a set is called that lists its users, and one that does not.
  private let names: (withUsers: String, withoutUsers: String)

  /// A file of movies or of users.
  private struct List<Item: Sendable>: Sendable {
    /// `movie` or `user`.
    let kind: String
    let file: String
    let separator: Separator
    /// The columns, as messages name them.
    let columns: String
    /// Nil where the fields are none of a record's.
    let record: @Sendable ([String], inout GenreReader) -> Listing<Item>.Record?
  }

  func ratingsFile(among files: Set<String>) -> String? { first(ratingsFile, in: files) }

  func read(
    _ ratingsFile: String, in group: FileGroup, _ reading: ReadingContext
  ) throws(LoadError) -> Tables {
    let sniffer = Sniffer(columns: reading.options.columns, signal: reading.options.signal)
    let (ratings, detected) = try reading.ratings(
      of: ratingsFile, from: group.open(ratingsFile)
    ) { (head) throws(LoadError) in
      try sniffer.look(at: head, expecting: dialect)
    }
    let listed = try read(users, in: group, reading)
    let found = [ratingsFile, movies.file, users.file].filter { group.actualName(of: $0) != nil }
    let isOwn = detected.dialect == dialect
    var tables = Tables(
      format: !isOwn
        ? detected.dialect.separator.format
        : listed == nil ? names.withoutUsers : names.withUsers,
      evidence: "\(found.formatted)\(isOwn ? " with \(separators)" : ": \(detected.evidence)")",
      ratings: ratings, movies: try read(movies, in: group, reading), users: listed,
      notes: detected.guesses, saysMovies: true)
    if tables.movies == nil { tables.notes.append(.missing(movies.file, beside: ratingsFile)) }
    return tables
  }

  /// Nil where there is no such file.
  private func read<Item>(
    _ list: List<Item>, in group: FileGroup, _ reading: ReadingContext
  ) throws(LoadError) -> Listing<Item>? {
    guard group.actualName(of: list.file) != nil else { return nil }
    let records = try Lines(group.contents(of: list.file), list.separator)
    var genres = GenreReader()
    return try reading.listing(of: list.kind, in: list.file, records, layout: list.columns) {
      list.record($0, &genres)
    }
  }
}

extension MovieLensText {
  /// MovieLens 1M and 10M, with double colons; only 1M has users.
  static let doubleColons = MovieLensText(
    layout: "ratings.dat with movies.dat", ratingsFile: "ratings.dat",
    dialect: Dialect(
      separator: .doubleColon, fields: .four, ids: .numbers,
      layout: "UserID::MovieID::Rating::Timestamp"),
    movies: List(
      kind: "movie", file: "movies.dat", separator: .doubleColon, columns: "MovieID::Title::Genres"
    ) { fields, genres in
      // A title may hold a double colon; ids and genres never do.
      guard fields.count >= 3, let id = FieldText.number(fields[0]) else { return nil }
      let title = fields[1..<(fields.count - 1)].joined(separator: "::")
      return .movie(id, title: title, genres: genres.genres(fields[fields.count - 1]))
    },
    users: List(
      kind: "user", file: "users.dat", separator: .doubleColon,
      columns: "UserID::Gender::Age::Occupation::Zip-code"
    ) { fields, _ in
      guard fields.count == 5, let id = FieldText.number(fields[0]) else { return nil }
      let profile = MovieLensCodes.profile(
        gender: fields[1], age: fields[2], occupation: fields[3])
      return .init(id: id, item: User(id: UserID(rawValue: id), profile: profile))
    },
    separators: "double colons", names: (withUsers: "ml-1m", withoutUsers: "ml-10m"))

  /// MovieLens 100K, with tabs between ratings and bars in the lists.
  static let tabsAndBars = MovieLensText(
    layout: "u.data with u.item", ratingsFile: "u.data",
    dialect: Dialect(
      separator: .tab, fields: .four, ids: .numbers,
      layout: "user, item, rating, timestamp between tabs"),
    movies: List(
      kind: "movie", file: "u.item", separator: .bar,
      columns: "movie id|title|release date|video release date|URL|19 flags of 0 or 1"
    ) { fields, _ in
      let flags = fields.suffix(MovieLensCodes.genres.count)
      guard fields.count == 5 + MovieLensCodes.genres.count, let id = FieldText.number(fields[0]),
        flags.allSatisfy({ $0 == "0" || $0 == "1" })
      else { return nil }
      // «Unknown» is no genre.
      let genres = zip(MovieLensCodes.genres, flags).dropFirst().filter { $0.1 == "1" }.map(\.0)
      return .movie(id, title: fields[1], genres: genres)
    },
    users: List(
      kind: "user", file: "u.user", separator: .bar,
      columns: "user id|age|gender|occupation|zip code"
    ) { fields, _ in
      guard fields.count == 5, let id = FieldText.number(fields[0]) else { return nil }
      let profile = User.Profile(gender: fields[2], ageGroup: fields[1], occupation: fields[3])
      return .init(id: id, item: User(id: UserID(rawValue: id), profile: profile))
    },
    separators: "tabs and bars", names: (withUsers: "ml-100k", withoutUsers: "ml-100k"))
}
