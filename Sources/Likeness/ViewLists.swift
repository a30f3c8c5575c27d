import Models

/// What one view ranks first for each movie.
struct ViewLists: Sendable, Equatable {
  /// Where each movie's list starts, and the end.
  private(set) var starts: [Int32] = [0]
  /// All lists, one after another: indices of movies, the nearest first.
  private(set) var movies: [Int32] = []
  /// How near each is, in the view's own measure; always above 0.
  private(set) var scores: [Float16] = []

  var movieCount: Int { starts.count - 1 }

  init() {}

  init(_ lists: some Sequence<ViewList>) {
    for list in lists { append(list) }
  }

  /// Lists that stand one after another already.
  ///
  /// - Precondition: as many movies and scores as the lengths come to.
  init(lengths: [UInt16], movies: [Int32], scores: [Float16]) {
    for length in lengths { starts.append(starts[starts.count - 1] + Int32(length)) }
    precondition(movies.count == Int(starts[lengths.count]) && scores.count == movies.count)
    self.movies = movies
    self.scores = scores
  }

  mutating func append(_ list: ViewList) {
    movies += list.movies
    scores += list.scores
    starts.append(Int32(movies.count))
  }

  /// The places of a movie's list.
  func range(_ movie: Int) -> Range<Int> { Int(starts[movie])..<Int(starts[movie + 1]) }

  /// The list of one movie; none of all the others.
  static func only(_ list: ViewList, of movie: Int, among count: Int) -> ViewLists {
    ViewLists((0..<count).lazy.map { $0 == movie ? list : ViewList() })
  }
}

/// What one view ranks first for one movie, the nearest first.
struct ViewList: Sendable, Equatable {
  var movies: [Int32] = []
  var scores: [Float16] = []

  init() {}

  /// - Parameter number: of a row, the index of its movie.
  init(_ top: TopRows, movie number: (Int) -> Int32) {
    for entry in top.entries {
      movies.append(number(entry.row))
      scores.append(Float16(entry.score))
    }
  }

  /// Movies in the list of a movie that may be in others' lists itself: as deep as a filter may have to reach.
  static let length = 200
  /// Those in the list of a movie that a list does not show: few rated it, and few are known to be like it.
  static let rareLength = 50
}
