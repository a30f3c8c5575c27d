import RatingData

/// What a format demands of ids and values, checked before the first byte is written.
struct Requirements {
  let format: RatingFormat

  /// Whole numbers from `least` to `greatest`, and no texts.
  func numericIDs(
    of catalogue: Catalogue, from least: Int64, through greatest: Int64 = .max
  ) throws(WritingError) {
    let expected =
      greatest == .max
      ? "numbers from \(least) as ids" : "numbers from \(least) to \(greatest) as ids"
    let fits = { (id: Identifier) in id.number.map { $0 >= least && $0 <= greatest } ?? false }
    try users(of: catalogue, expected, fits)
    try movies(of: catalogue, expected, fits)
  }

  /// Ids in which none of these bytes occurs, and that are not empty.
  func ids(of catalogue: Catalogue, without bytes: [UInt8], _ expected: String) throws(WritingError)
  {
    let fits = { (id: Identifier) in
      guard case .text(let text) = id else { return true }
      return !text.isEmpty && !text.utf8.contains { bytes.contains($0) }
    }
    try users(of: catalogue, expected, fits)
    try movies(of: catalogue, expected, fits)
  }

  /// Ids that a row has room for.
  func shortIDs(of catalogue: Catalogue) throws(WritingError) {
    let limit = ByteBuffer.room / 4
    let fits = { (id: Identifier) in
      if case .text(let text) = id { text.utf8.count * 2 <= limit } else { true }
    }
    try users(of: catalogue, "ids of at most \(limit / 2) bytes", fits)
    try movies(of: catalogue, "ids of at most \(limit / 2) bytes", fits)
  }

  func values(
    of set: some RatingRows, _ expected: String, _ fits: (Float) -> Bool
  ) throws(WritingError) {
    guard let value = set.value(failing: fits) else { return }
    throw .unsuited(format, .value(value, expected: expected))
  }

  private func users(
    of catalogue: Catalogue, _ expected: String, _ fits: (Identifier) -> Bool
  ) throws(WritingError) {
    for user in catalogue.users + catalogue.silentUsers where !fits(user.id.rawValue) {
      throw .unsuited(format, .userID(user.id.rawValue, expected: expected))
    }
  }

  private func movies(
    of catalogue: Catalogue, _ expected: String, _ fits: (Identifier) -> Bool
  ) throws(WritingError) {
    for movie in catalogue.movies + catalogue.unratedMovies where !fits(movie.id.rawValue) {
      throw .unsuited(format, .movieID(movie.id.rawValue, expected: expected))
    }
  }
}
