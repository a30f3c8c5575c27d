/// Ratings as they come out of a file, in columns; users and movies by order of appearance.
struct RatingColumns {
  /// What errors and warnings call the file.
  let file: String
  private(set) var userIDs = IdentifierTable()
  private(set) var movieIDs = IdentifierTable()
  private(set) var users: [Int32] = []
  private(set) var movies: [Int32] = []
  private(set) var values: [Float] = []
  private(set) var times: [Int64] = []

  init(file: String) { self.file = file }

  var count: Int { values.count }

  mutating func reserve(_ count: Int) {
    users.reserveCapacity(count)
    movies.reserveCapacity(count)
    values.reserveCapacity(count)
    times.reserveCapacity(count)
  }

  @inline(__always)
  mutating func append(_ rating: RawRating) {
    users.append(userIDs.number(of: rating.user))
    movies.append(movieIDs.number(of: rating.movie))
    values.append(rating.value)
    times.append(rating.time)
  }
}
