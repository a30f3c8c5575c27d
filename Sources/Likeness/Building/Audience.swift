import RatingData

/// Who watched what, and how much more they liked it than was to be expected.
///
///     d_ui = (r_ui − r̄_u) − mean over the raters of i of (r − r̄)
///
/// Every movie has its users, every user the movies that a list may show. Of a movie that a user rated twice the last
/// rating counts.
struct Audience: Sendable {
  /// A sparse matrix by rows: those of row r are the entries of `range(r)`.
  struct Rows: Sendable {
    fileprivate(set) var starts: [Int]
    fileprivate(set) var others: [Int32]
    /// d.
    fileprivate(set) var deviations: [Float]

    var count: Int { starts.count - 1 }
    func range(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }
  }

  let listed: ListedMovies
  /// Users by movie.
  let raters: Rows
  /// Listed movies by user, by their numbers.
  let watched: Rows
  /// √Σ d², by movie.
  let norms: [Float]
  /// Ratings, each of a user and a movie once.
  var ratingCount: Int { raters.others.count }
  var movieCount: Int { raters.count }
  var userCount: Int { watched.count }

  /// Whether anybody liked anything more than was to be expected: not where all ratings are equal.
  var hasOpinions: Bool { norms.contains { $0 > 0 } }

  /// Below this part of a star a deviation is what rounding leaves.
  private static let leastDeviation: Float = 1e-4

  init(_ ratings: Ratings) {
    var byUser = Self.byUser(ratings)
    byUser.takeOffMeans()
    var byMovie = byUser.transposed(rows: ratings.movieCount)
    byMovie.takeOffMeans()
    for entry in byMovie.deviations.indices
    where abs(byMovie.deviations[entry]) < Self.leastDeviation {
      byMovie.deviations[entry] = 0
    }
    let listed = ListedMovies(
      counts: (0..<byMovie.count).map { Int32(byMovie.range($0).count) })
    norms = (0..<byMovie.count).map { movie in
      byMovie.range(movie).reduce(Float(0)) {
        $0 + byMovie.deviations[$1] * byMovie.deviations[$1]
      }.squareRoot()
    }
    watched = byMovie.transposed(rows: ratings.userCount, named: listed.numbers)
    raters = byMovie
    self.listed = listed
  }

  /// Each user's movies, each once, with their ratings.
  private static func byUser(_ ratings: Ratings) -> Rows {
    let users = UserRows(ratings)
    var rows = Rows(starts: [0], others: [], deviations: [])
    rows.others.reserveCapacity(ratings.count)
    rows.deviations.reserveCapacity(ratings.count)
    // By movie: where the entry of the user who is looked at stands.
    var places = [Int](repeating: -1, count: ratings.movieCount)
    for user in 0..<ratings.userCount {
      let start = rows.others.count
      for position in users[UserIndex(user)] {
        let movie = ratings.movies[position].position
        if places[movie] >= start {
          rows.deviations[places[movie]] = ratings.values[position]
        } else {
          places[movie] = rows.others.count
          rows.others.append(Int32(movie))
          rows.deviations.append(ratings.values[position])
        }
      }
      rows.starts.append(rows.others.count)
    }
    return rows
  }
}

extension Audience.Rows {
  /// Takes each row's mean off its entries.
  fileprivate mutating func takeOffMeans() {
    for row in 0..<count {
      let range = range(row)
      let sum = range.reduce(0.0) { $0 + Double(deviations[$1]) }
      let mean = Float(sum / Double(max(1, range.count)))
      for entry in range { deviations[entry] -= mean }
    }
  }

  /// The columns as rows, entries in ascending order of what were rows.
  ///
  /// - Parameter names: what each row is called there; those of −1 are left out.
  fileprivate func transposed(rows: Int, named names: [Int32]? = nil) -> Self {
    func name(_ row: Int) -> Int32 { names?[row] ?? Int32(row) }
    var starts = [Int](repeating: 0, count: rows + 1)
    for row in 0..<count where name(row) >= 0 {
      for entry in range(row) { starts[Int(others[entry]) + 1] += 1 }
    }
    for row in 0..<rows { starts[row + 1] += starts[row] }
    var next = starts
    var turned = Self(
      starts: starts, others: [Int32](repeating: 0, count: starts[rows]),
      deviations: [Float](repeating: 0, count: starts[rows]))
    for row in 0..<count where name(row) >= 0 {
      for entry in range(row) {
        let place = next[Int(others[entry])]
        next[Int(others[entry])] += 1
        turned.others[place] = name(row)
        turned.deviations[place] = deviations[entry]
      }
    }
    return turned
  }
}
