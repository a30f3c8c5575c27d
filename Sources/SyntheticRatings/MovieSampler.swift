import Glibc
import RatingData

/// Samples the movies that one user rates: by popularity, none twice.
struct MovieSampler {
  private let popularity: Popularity
  /// The user who took a movie last, so that nothing has to be cleared between users.
  private var takenBy: [Int32]
  /// Every movie once, in an order of chance, dealt out over all users so that each is rated.
  private let deal: [Int32]
  /// In the order in which they are rated.
  private(set) var movies: [Int32] = []

  init(movies: Int, _ generator: inout SeededGenerator) {
    popularity = Popularity(movies: movies, &generator)
    takenBy = [Int32](repeating: -1, count: movies)
    deal = generator.permutation(of: movies)
  }

  /// Samples `count` movies into `movies`. `hand` is the part of the deal that falls to this user, at
  /// most `count`.
  mutating func sample(
    _ count: Int, for user: Int32, hand: Range<Int>, _ generator: inout SeededGenerator
  ) {
    movies.removeAll(keepingCapacity: true)
    for movie in deal[hand] { take(Int(movie), user) }
    var attempts = 4 * count + 16
    while movies.count < count, attempts > 0 {
      attempts -= 1
      let movie = popularity.sample(&generator)
      if takenBy[movie] != user { take(movie, user) }
    }
    if movies.count < count { fill(to: count, for: user, &generator) }
    // What was dealt is rated at any time, not first.
    for place in 0..<hand.count { movies.swapAt(place, Int(generator.below(UInt32(count)))) }
  }

  @inline(__always)
  private mutating func take(_ movie: Int, _ user: Int32) {
    takenBy[movie] = user
    movies.append(Int32(truncatingIfNeeded: movie))
  }

  /// Samples the rest at once: exponential times whose rates are the weights come in the same order as
  /// samples that are repeated until they hit something new, however rare that has become.
  ///
  /// Source: Efraimidis, Spirakis: Weighted Random Sampling with a Reservoir, Information Processing
  /// Letters 97 (2006). https://doi.org/10.1016/j.ipl.2005.11.003
  private mutating func fill(to count: Int, for user: Int32, _ generator: inout SeededGenerator) {
    var times: [(time: Float, movie: Int32)] = []
    for movie in takenBy.indices where takenBy[movie] != user {
      let time = -log(1 - generator.unitFloat()) / popularity.weights[movie]
      times.append((time, Int32(movie)))
    }
    times.sort { $0 < $1 }
    for (_, movie) in times.prefix(count - movies.count) { take(Int(movie), user) }
  }
}
