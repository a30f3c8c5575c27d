import RatingData
import Text

/// What a set holds: counts, scale, times, who and what stands out, and how it was recognized.
struct InfoResult: CommandResult {
  let data: DataSet
  let charset: TextBar.Charset
  let histogram: ValueHistogram
  let byUser: CountSpread
  let byMovie: CountSpread
  /// First and last; nil where the set has no times.
  let days: (first: CalendarDay, last: CalendarDay)?
  let mostRated: [MovieIndex]
  let mostActive: [UserIndex]

  init(_ data: DataSet, count: Int, charset: TextBar.Charset) {
    self.data = data
    self.charset = charset
    let ratings = data.ratings
    histogram = ValueHistogram(ratings)
    let users = (0..<ratings.userCount).map { data.byUser.count(UserIndex($0)) }
    let movies = (0..<ratings.movieCount).map { data.byMovie.count(MovieIndex($0)) }
    byUser = CountSpread(users)
    byMovie = CountSpread(movies)
    if let first = ratings.times.min(), let last = ratings.times.max() {
      days = (CalendarDay(secondsSince1970: first), CalendarDay(secondsSince1970: last))
    } else {
      days = nil
    }
    mostRated = Self.largest(count, of: movies).map { MovieIndex($0) }
    mostActive = Self.largest(count, of: users).map { UserIndex($0) }
  }

  /// The part of all pairs of a user and a movie that are rated.
  var density: Double {
    let pairs = Double(data.ratings.userCount) * Double(data.ratings.movieCount)
    return Double(data.ratings.count) / max(1, pairs)
  }

  /// The positions of the largest counts, largest first, of equal ones in their order.
  private static func largest(_ count: Int, of counts: [Int]) -> [Int] {
    let order = counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
    return Array(order.prefix(count))
  }
}

extension InfoResult {
  var json: JSON {
    let ratings = data.ratings
    let provenance = data.provenance
    let counts: JSON = [
      "data": .string(data.name), "known": data.known.map { .string($0.rawValue) } ?? .null,
      "format": .string(provenance.format), "evidence": .string(provenance.evidence),
      "ratings": .integer(ratings.count), "users": .integer(ratings.userCount),
      "movies": .integer(ratings.movieCount),
      "silent_users": .integer(data.catalogue.silentUsers.count),
      "unrated_movies": .integer(data.catalogue.unratedMovies.count),
      "scale": .array([
        .number(ratings.scale.range.lowerBound), .number(ratings.scale.range.upperBound),
      ]), "step": .number(ratings.scale.step),
      "mean": .number(ratings.mean), "density": .number(density),
      "first_day": days.map { .string("\($0.first)") } ?? .null,
      "last_day": days.map { .string("\($0.last)") } ?? .null,
    ]
    return counts.adding([
      "ratings_by_user": Self.json(byUser), "ratings_by_movie": Self.json(byMovie),
      "duplicates": .integer(provenance.repeats), "skipped": .integer(provenance.skipped),
      "warnings": .array(provenance.warnings.map { .string($0) }), "histogram": histogramJSON,
      "most_rated": .array(mostRated.map(json)), "most_active": .array(mostActive.map(json)),
    ])
  }

  private static func json(_ spread: CountSpread) -> JSON {
    [
      "least": .integer(spread.least), "median": .number(spread.median),
      "mean": .number(spread.mean), "most": .integer(spread.most), "ones": .integer(spread.ones),
    ]
  }

  private var histogramJSON: JSON {
    let key = histogram.grouping == .exact ? "value" : "from"
    return .array(
      histogram.columns.map { column in
        .object([
          JSON.Member(key: key, value: .number(column.value)),
          JSON.Member(key: "ratings", value: .integer(column.count)),
        ])
      })
  }

  private func json(_ movie: MovieIndex) -> JSON {
    JSON.movie(data.catalogue[movie]).adding([
      "ratings": .integer(data.byMovie.count(movie)), "mean": .number(data.mean(of: movie)),
    ])
  }

  private func json(_ user: UserIndex) -> JSON {
    [
      "id": .identifier(data.catalogue[user].id.rawValue),
      "ratings": .integer(data.byUser.count(user)), "mean": .number(data.mean(of: user)),
    ]
  }
}
