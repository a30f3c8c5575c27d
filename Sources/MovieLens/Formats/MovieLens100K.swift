import RatingData

/// MovieLens 100K: `u.data` between tabs, `u.item` and `u.user` between bars, text in Latin-1.
///
/// Source: the README in GroupLens' archive.
struct MovieLens100K: Format {
  let layout = "u.data with u.item"
  private let moviesFile = "u.item"
  private let usersFile = "u.user"

  private static let dialect = Dialect(
    separator: .tab, fields: .four, ids: .numbers,
    layout: "user, item, rating, timestamp between tabs")

  /// In the order of the flags in `u.item`.
  static let genres = [
    "unknown", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary",
    "Drama", "Fantasy", "Film-Noir", "Horror", "Musical", "Mystery", "Romance", "Sci-Fi",
    "Thriller", "War", "Western",
  ]

  func ratingsFile(among files: Set<String>) -> String? { first("u.data", in: files) }

  func read(_ ratingsFile: String, on shelf: Shelf, _ reading: Reading) throws(LoadError) -> Tables
  {
    let sniffer = Sniffer(columns: reading.options.columns)
    let (ratings, sighting) = try reading.ratings(
      of: ratingsFile, from: shelf.open(ratingsFile)
    ) { (head) throws(LoadError) in
      try sniffer.look(at: head, expecting: Self.dialect)
    }
    let found = [ratingsFile, moviesFile, usersFile].filter { shelf.actualName(of: $0) != nil }
    let isOwn = sighting.dialect == Self.dialect
    var tables = Tables(
      format: isOwn ? "ml-100k" : sighting.dialect.separator.format,
      evidence: isOwn
        ? "\(found.formatted) with tabs and bars" : "\(found.formatted): \(sighting.evidence)",
      ratings: ratings, notes: sighting.guesses)
    if shelf.actualName(of: moviesFile) != nil {
      tables.movies = try movies(on: shelf, reading)
    } else {
      tables.notes.append(.missing(moviesFile, beside: ratingsFile))
    }
    if shelf.actualName(of: usersFile) != nil { tables.users = try users(on: shelf, reading) }
    return tables
  }

  private func movies(on shelf: Shelf, _ reading: Reading) throws(LoadError) -> Listing<Movie> {
    let records = try Lines(shelf.contents(of: moviesFile), .bar)
    return try reading.listing(
      of: "movie", in: moviesFile, records,
      layout: "movie id|title|release date|video release date|URL|19 flags of 0 or 1"
    ) { fields in
      let flags = fields.suffix(Self.genres.count)
      guard fields.count == 5 + Self.genres.count, let id = Text.number(fields[0]),
        flags.allSatisfy({ $0 == "0" || $0 == "1" })
      else { return nil }
      // «Unknown» is no genre.
      let genres = zip(Self.genres, flags).dropFirst().filter { $0.1 == "1" }.map(\.0)
      return .movie(id, title: fields[1], genres: genres)
    }
  }

  private func users(on shelf: Shelf, _ reading: Reading) throws(LoadError) -> Listing<User> {
    let records = try Lines(shelf.contents(of: usersFile), .bar)
    return try reading.listing(
      of: "user", in: usersFile, records, layout: "user id|age|gender|occupation|zip code"
    ) { fields in
      guard fields.count == 5, let id = Text.number(fields[0]) else { return nil }
      let profile = User.Profile(gender: fields[2], ageGroup: fields[1], occupation: fields[3])
      return .init(id: id, item: User(id: UserID(rawValue: id), profile: profile))
    }
  }
}
