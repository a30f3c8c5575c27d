import RatingData

/// The movies that a list may show, numbered in the order of their indices, and how often each movie was rated.
struct ListedMovies: Sendable {
  /// By number.
  let movies: [Int32]
  /// By movie; −1 of one that no list shows.
  let numbers: [Int32]
  /// By movie: users who rated it.
  let counts: [Int32]

  var count: Int { movies.count }

  init(counts: [Int32], fewest: Int = Likeness.fewestRatings) {
    self.counts = counts
    var movies: [Int32] = []
    numbers = counts.enumerated().map { movie, count in
      guard count >= fewest else { return -1 }
      movies.append(Int32(movie))
      return Int32(movies.count - 1)
    }
    self.movies = movies
  }

  /// Ratings of a listed movie, on average; 0 where there is none.
  var density: Double {
    let sum = movies.reduce(0) { $0 + Int(counts[Int($1)]) }
    return Double(sum) / Double(max(1, movies.count))
  }

  /// How long the list of a movie may be.
  func listLength(of movie: Int) -> Int {
    numbers[movie] >= 0 ? ViewList.length : ViewList.rareLength
  }

  /// The numbers of the movies that were rated most, in the order of their indices.
  func mostRated(_ count: Int) -> [Int32] {
    let order = movies.indices.sorted { one, other in
      let (a, b) = (counts[Int(movies[one])], counts[Int(movies[other])])
      return a > b || (a == b && one < other)
    }
    return order.prefix(count).sorted().map { Int32($0) }
  }
}
