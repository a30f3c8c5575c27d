/// How often each movie was rated, and how on the whole.
public struct MovieTotals: Sendable {
  private let counts: [Int32]
  private let sums: [Double]

  /// O(ratings + movies).
  public init(_ ratings: Ratings) {
    var counts = [Int32](repeating: 0, count: ratings.movieCount)
    var sums = [Double](repeating: 0, count: ratings.movieCount)
    for position in 0..<ratings.count {
      let movie = ratings.movies[position].position
      counts[movie] += 1
      sums[movie] += Double(ratings.values[position])
    }
    self.counts = counts
    self.sums = sums
  }

  /// The figures of ratings that are elsewhere.
  public init(counts: [Int32], means: [Float]) {
    precondition(counts.count == means.count, "\(counts.count) counts, \(means.count) means")
    self.counts = counts
    sums = zip(counts, means).map { Double($0) * Double($1) }
  }

  /// Number of ratings of a movie.
  public func count(_ movie: MovieIndex) -> Int { Int(counts[movie.position]) }

  /// The ratings of the movie that was rated most.
  public var largestCount: Int { Int(counts.max() ?? 0) }

  /// The mean of a movie's ratings; 0 of none.
  public func mean(_ movie: MovieIndex) -> Double {
    sums[movie.position] / Double(max(1, counts[movie.position]))
  }
}
