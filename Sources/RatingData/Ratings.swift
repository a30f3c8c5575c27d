/// Every rating of a data set, as columns in the order of the file.
///
/// Columns rather than rows: training reads users, movies and values together, statistics read
/// values alone, and nobody pays for what they do not read.
public struct Ratings: Sendable {
  /// Who rated. One entry a rating, as in the other columns.
  public let users: [UserIndex]
  /// What was rated.
  public let movies: [MovieIndex]
  /// How: on `scale`.
  public let values: [Float]
  /// Seconds since 1970; empty where the source has none.
  public let times: [Int64]
  /// Distinct users; every entry of `users` is below it.
  public let userCount: Int
  /// Distinct movies; every entry of `movies` is below it.
  public let movieCount: Int

  public var count: Int { values.count }

  /// Lowest and highest value that occur; 0 ... 0 where there is no rating.
  public let scale: ClosedRange<Float>
  /// The mean of all values, summed in double precision; 0 where there is no rating.
  public let mean: Double

  public init(
    users: [UserIndex], movies: [MovieIndex], values: [Float], times: [Int64] = [],
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
    var low = values.first ?? 0
    var high = low
    var sum = 0.0
    for value in values {
      low = min(low, value)
      high = max(high, value)
      sum += Double(value)
    }
    scale = low...high
    mean = values.isEmpty ? 0 : sum / Double(values.count)
  }
}
