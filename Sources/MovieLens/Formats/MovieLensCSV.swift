import RatingData

/// MovieLens since 2014: `ratings.csv` and `movies.csv`, comma-separated with a header, UTF-8.
struct MovieLensCSV: Format {
  let ratingsFile = "ratings.csv"
  private let moviesFile = "movies.csv"

  var companions: [String] { [moviesFile] }

  private static let ratingFields = ["userId", "movieId", "rating", "timestamp"]
  private static let movieFields = ["movieId", "title", "genres"]

  func read(_ shelf: Shelf) throws(LoadError) -> Tables {
    let ratings = try self.ratings(in: shelf.bytes(of: ratingsFile))
    let movies = try self.movies(in: shelf.bytes(of: moviesFile))
    return Tables(ratings: ratings, movies: movies, users: nil)
  }

  /// Other editions of latest-small have other counts.
  func known(_ tables: Tables) -> KnownSet? {
    let ratings = tables.ratings
    return ratings.count == 100_004 && ratings.userIDs.ids.count == 671
      && ratings.movieIDs.ids.count == 9066 ? .mlLatestSmall : nil
  }

  private func ratings(in file: FileBytes) throws(LoadError) -> RatingColumns {
    let layout = Self.ratingFields.joined(separator: ",")
    let start = try file.withBytes { bytes throws(LoadError) in
      var records = CSVRecords(bytes, file: file.name)
      try records.expect(header: Self.ratingFields)
      return records.offset
    }
    return try RatingScanner(separator: .comma, layout: layout).columns(of: file, after: start)
  }

  private func movies(in file: FileBytes) throws(LoadError) -> Listing<Movie> {
    let layout = Self.movieFields.joined(separator: ",")
    var reader = GenreReader()
    var listing = Listing<Movie>(kind: "movie", file: file.name)
    try file.withBytes { bytes throws(LoadError) in
      var records = CSVRecords(bytes, file: file.name)
      try records.expect(header: Self.movieFields)
      while let fields = try records.next() {
        guard fields.count == 3, let id = Text.identifier(fields[0]) else {
          throw .broken(at: records.place, expected: layout, found: records.lastRecord)
        }
        let movie = Movie(
          id: MovieID(id), title: fields[1], genres: reader.genres(fields[2]))
        listing.append(movie, id: id, line: records.place.line)
      }
    }
    guard !listing.isEmpty else { throw .empty(file: file.name, expected: layout) }
    return try listing.sorted()
  }
}
