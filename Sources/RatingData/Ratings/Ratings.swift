/// Every rating of a data set, as columns in the order of the file.
///
/// Columns rather than rows: training reads users, movies and values together, statistics read
/// values alone, and nobody pays for what they do not read. Thirteen bytes a rating in most sets.
public struct Ratings: Sendable {
  /// Who rated. One entry a rating, as in the other columns.
  public let users: [UserIndex]
  /// What was rated.
  public let movies: [MovieIndex]
  /// How: on `scale`.
  public let values: RatingValues
  /// Seconds since 1970, up to the year 2106; empty where the source has none.
  public let times: [UInt32]
  /// Distinct users; every entry of `users` is below it.
  public let userCount: Int
  /// Distinct movies; every entry of `movies` is below it.
  public let movieCount: Int

  public var count: Int { values.count }

  public private(set) var scale: RatingScale
  /// The mean of all values, summed in double precision; 0 where there is no rating.
  public let mean: Double
  public var signal: RatingSignal {
    get { scale.signal }
    set { scale.signal = newValue }
  }
  /// The lowest rating that says that a user likes a movie: in the upper quarter of the scale, unless told
  /// otherwise. What learns from likes and what is judged by them goes by it.
  public var relevanceThreshold: Float
  /// What the catalogue says of the users and movies.
  public var features = SideFeatures.none

  public init(
    users: [UserIndex], movies: [MovieIndex], values: RatingValues, times: [UInt32] = [],
    userCount: Int, movieCount: Int
  ) {
    precondition(
      users.count == values.count && movies.count == values.count
        && (times.isEmpty || times.count == values.count),
      "columns differ in length: \(users.count), \(movies.count), \(values.count), \(times.count)")
    self.users = users
    self.movies = movies
    self.values = values
    self.times = times
    self.userCount = userCount
    self.movieCount = movieCount
    scale = RatingScale(of: values)
    relevanceThreshold =
      scale.range.lowerBound + 0.75 * (scale.range.upperBound - scale.range.lowerBound)
    mean = values.isEmpty ? 0 : values.sum / Double(values.count)
  }
}

extension Ratings {
  /// Makes ratings from an array of values as they come.
  public init(
    users: [UserIndex], movies: [MovieIndex], values: [Float], times: [UInt32] = [],
    userCount: Int, movieCount: Int
  ) {
    self.init(
      users: users, movies: movies, values: RatingValues(values), times: times,
      userCount: userCount, movieCount: movieCount)
  }
}

extension Ratings {
  /// No rating of anybody, and the scale on which a person can rate.
  public static func none(
    userCount: Int, movieCount: Int, on scale: RatingScale = .halfStars
  ) -> Ratings {
    var ratings = Ratings(
      users: [], movies: [], values: RatingValues(halves: []), userCount: userCount,
      movieCount: movieCount)
    ratings.scale = scale
    ratings.relevanceThreshold =
      scale.range.lowerBound + 0.75 * (scale.range.upperBound - scale.range.lowerBound)
    return ratings
  }
}

extension Ratings {
  /// These ratings and those of one user more, whose index is the last. What the catalogue says of users is left out.
  ///
  /// - Parameter added: movies below `movieCount`, and values on the scale.
  public func adding(_ added: [(movie: MovieIndex, value: Float)]) -> Ratings {
    let newest = UserIndex(userCount)
    var ratings = Ratings(
      users: users + added.map { _ in newest }, movies: movies + added.map(\.movie),
      values: RatingValues((0..<count).map { values[$0] } + added.map(\.value)),
      times: [], userCount: userCount + 1, movieCount: movieCount)
    ratings.signal = signal
    ratings.relevanceThreshold = relevanceThreshold
    return ratings
  }
}
