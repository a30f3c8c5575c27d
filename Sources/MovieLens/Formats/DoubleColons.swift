import RatingData

/// MovieLens 1M and 10M: `ratings.dat`, `movies.dat` and, in 1M, `users.dat`; fields between double
/// colons, text in Latin-1 there and in UTF-8 here.
///
/// Source: the READMEs in GroupLens' archives.
struct DoubleColons: Format {
  let layout = "ratings.dat with movies.dat"
  private let moviesFile = "movies.dat"
  private let usersFile = "users.dat"

  private static let dialect = Dialect(
    separator: .doubleColon, fields: .four, ids: .numbers,
    layout: "UserID::MovieID::Rating::Timestamp")

  func ratingsFile(among files: Set<String>) -> String? { first("ratings.dat", in: files) }

  func read(_ ratingsFile: String, on shelf: Shelf, _ reading: Reading) throws(LoadError) -> Tables
  {
    let sniffer = Sniffer(columns: reading.options.columns)
    let (ratings, sighting) = try reading.ratings(
      of: ratingsFile, from: shelf.open(ratingsFile)
    ) { (head) throws(LoadError) in
      try sniffer.look(at: head, expecting: Self.dialect)
    }
    let users = shelf.actualName(of: usersFile) == nil ? nil : try users(on: shelf, reading)
    let found = [ratingsFile, moviesFile, usersFile].filter { shelf.actualName(of: $0) != nil }
    let isOwn = sighting.dialect == Self.dialect
    var tables = Tables(
      format: !isOwn ? sighting.dialect.separator.format : users == nil ? "ml-10m" : "ml-1m",
      evidence: isOwn
        ? "\(found.formatted) with double colons" : "\(found.formatted): \(sighting.evidence)",
      ratings: ratings, users: users, notes: sighting.guesses)
    if shelf.actualName(of: moviesFile) != nil {
      tables.movies = try movies(on: shelf, reading)
    } else {
      tables.notes.append(.missing(moviesFile, beside: ratingsFile))
    }
    return tables
  }

  private func movies(on shelf: Shelf, _ reading: Reading) throws(LoadError) -> Listing<Movie> {
    let records = try Lines(shelf.contents(of: moviesFile), .doubleColon)
    var reader = GenreReader()
    return try reading.listing(
      of: "movie", in: moviesFile, records, layout: "MovieID::Title::Genres"
    ) { fields in
      // A title may hold a double colon; ids and genres never do.
      guard fields.count >= 3, let id = Text.number(fields[0]) else { return nil }
      let title = fields[1..<(fields.count - 1)].joined(separator: "::")
      return .movie(id, title: title, genres: reader.genres(fields[fields.count - 1]))
    }
  }

  private func users(on shelf: Shelf, _ reading: Reading) throws(LoadError) -> Listing<User> {
    let records = try Lines(shelf.contents(of: usersFile), .doubleColon)
    return try reading.listing(
      of: "user", in: usersFile, records, layout: "UserID::Gender::Age::Occupation::Zip-code"
    ) { fields in
      guard fields.count == 5, let id = Text.number(fields[0]) else { return nil }
      let profile = Demographics.profile(gender: fields[1], age: fields[2], occupation: fields[3])
      return .init(id: id, item: User(id: UserID(rawValue: id), profile: profile))
    }
  }
}
