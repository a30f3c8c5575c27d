import RatingData

/// MovieLens 1M: `ratings.dat`, `movies.dat` and, where there is one, `users.dat`; fields between
/// double colons, text in Latin-1.
///
/// Source: the README in GroupLens' archive.
struct MovieLens1M: Format {
  static let setName = KnownSet.ml1m.rawValue
  /// By so many ratings the one set of this layout with a published curve is known.
  static let setRatings = 1_000_209

  let ratingsFile = "ratings.dat"
  private let moviesFile = "movies.dat"
  private let usersFile = "users.dat"

  var companions: [String] { [moviesFile] }

  func read(_ shelf: Shelf) throws(LoadError) -> Tables {
    let scanner = RatingScanner(
      separator: .doubleColon, layout: "UserID::MovieID::Rating::Timestamp")
    let ratings = try scanner.columns(of: shelf.bytes(of: ratingsFile), after: 0)
    let movies = try self.movies(in: shelf.bytes(of: moviesFile))
    let users =
      shelf.files.contains(usersFile)
      ? try self.users(in: shelf.bytes(of: usersFile)) : nil
    return Tables(ratings: ratings, movies: movies, users: users)
  }

  func known(_ tables: Tables) -> KnownSet? {
    tables.ratings.count == Self.setRatings && tables.users != nil ? .ml1m : nil
  }

  func name(of tables: Tables, on shelf: Shelf) -> String {
    known(tables)?.rawValue ?? shelf.name
  }

  private func movies(in file: FileBytes) throws(LoadError) -> Listing<Movie> {
    let layout = "MovieID::Title::Genres"
    var reader = GenreReader()
    return try listing(of: file, kind: "movie", layout: layout) { fields in
      // A title may hold a double colon; ids and genres never do.
      guard fields.count >= 3, let id = Text.identifier(fields[0]) else { return nil }
      let title = fields[1..<(fields.count - 1)].joined(separator: "::")
      let movie = Movie(
        id: MovieID(id), title: title, genres: reader.genres(fields[fields.count - 1]))
      return (id, movie)
    }
  }

  private func users(in file: FileBytes) throws(LoadError) -> Listing<User> {
    let layout = "UserID::Gender::Age::Occupation::Zip-code"
    return try listing(of: file, kind: "user", layout: layout) { fields in
      guard fields.count == 5, let id = Text.identifier(fields[0]) else { return nil }
      let profile = Demographics.profile(gender: fields[1], age: fields[2], occupation: fields[3])
      return (id, User(id: UserID(id), profile: profile))
    }
  }

  /// Reads one record a line; `parse` is nil where the line is broken.
  private func listing<Item>(
    of file: FileBytes, kind: String, layout: String,
    parse: (_ fields: [String]) -> (id: Int64, item: Item)?
  ) throws(LoadError) -> Listing<Item> {
    var listing = Listing<Item>(kind: kind, file: file.name)
    try file.withBytes { bytes throws(LoadError) in
      var lines = Lines(bytes)
      while let line = lines.next() {
        let text = Text.decode(line)
        guard let (id, item) = parse(Text.split(text)) else {
          if lines.isBlankFromLast { break }
          let place = LoadError.Place(file: file.name, line: lines.number)
          throw .broken(at: place, expected: layout, found: text)
        }
        listing.append(item, id: id, line: lines.number)
      }
    }
    guard !listing.isEmpty else { throw .empty(file: file.name, expected: layout) }
    return try listing.sorted()
  }
}
