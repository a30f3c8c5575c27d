import RatingData

/// A row near another, and how near.
public struct Neighbour<Index: Hashable & Sendable>: Sendable, Hashable {
  public let index: Index
  /// In the measure that was asked for; higher is nearer.
  public let similarity: Float

  public init(index: Index, similarity: Float) {
    self.index = index
    self.similarity = similarity
  }
}

extension Model {
  public func nearestMovies(
    to movie: MovieIndex, count: Int, measure: Similarity,
    where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>] {
    movieVectors.map { vectors in
      vectors.nearest(to: movie.position, count: count, measure: similarity(for: measure)) {
        isEligible(MovieIndex($0))
      }
      .map { Neighbour(index: MovieIndex($0.row), similarity: $0.score) }
    } ?? []
  }

  /// The nearest of all movies, by the model's usual measure where none is given.
  public func nearestMovies(
    to movie: MovieIndex, count: Int, measure: Similarity? = nil
  ) -> [Neighbour<MovieIndex>] {
    nearestMovies(
      to: movie, count: count, measure: measure ?? similarities.first ?? .cosine,
      where: { _ in true })
  }

  /// The `count` users nearest to one, nearest first, itself left out; exact, ties by index.
  ///
  /// A user whose similarity is not a number is left out. None where the model has no vectors.
  ///
  /// - Complexity: O(users × factors).
  public func nearestUsers(
    to user: UserIndex, count: Int, measure: Similarity
  ) -> [Neighbour<UserIndex>] {
    userVectors.map { vectors in
      vectors.nearest(to: user.position, count: count, measure: measure) { _ in true }
        .map { Neighbour(index: UserIndex($0.row), similarity: $0.score) }
    } ?? []
  }
}

extension Model {
  public func movies(
    like liked: [MovieIndex], unlike unliked: [MovieIndex], count: Int,
    where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>] {
    guard let vectors = movieVectors else { return [] }
    var query = [Float](repeating: 0, count: vectors.columns)
    for (movies, sign) in [(liked, Float(1)), (unliked, -1)] {
      for movie in movies {
        let row = vectors[movie.position]
        let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length > 0 else { continue }
        for (column, value) in row.enumerated() { query[column] += sign * value / length }
      }
    }
    return highest(
      vectors.scores(against: query[...], measure: .cosine), besides: liked + unliked,
      count: count, where: isEligible)
  }

  /// The `count` movies with the highest of these scores, some left out, highest first.
  func highest(
    _ scores: [Float], besides named: [MovieIndex], count: Int,
    where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>] {
    let named = Set(named)
    var top = TopRows(capacity: min(count, movieCount))
    for (movie, score) in scores.enumerated() where top.wants(score) {
      let index = MovieIndex(movie)
      if !named.contains(index), isEligible(index) { top.offer(score, row: movie) }
    }
    return top.entries.map { Neighbour(index: MovieIndex($0.row), similarity: $0.score) }
  }

  /// The `count` users whose predicted rating of a movie is the highest, highest first, ties by index.
  ///
  /// - Parameter isEligible: which users may appear.
  /// - Complexity: O(users × factors).
  public func admirers(
    of movie: MovieIndex, count: Int, where isEligible: (UserIndex) -> Bool = { _ in true }
  ) -> [Neighbour<UserIndex>] {
    var top = TopRows(capacity: min(count, userCount))
    for user in 0..<userCount where isEligible(UserIndex(user)) {
      top.offer(predict(UserIndex(user), movie).rating, row: user)
    }
    return top.entries.map { Neighbour(index: UserIndex($0.row), similarity: $0.score) }
  }

  /// The users nearest to one who was folded in, nearest first; none where the model has no vectors, or the user none.
  public func nearestUsers(
    to user: FoldedUser, count: Int, measure: Similarity
  ) -> [Neighbour<UserIndex>] {
    guard let vectors = userVectors, let vector = user.vector, vector.count >= vectors.columns
    else { return [] }
    var top = TopRows(capacity: min(count, vectors.rows))
    // Behind the factors may stand the user's bias.
    vectors.forEachScore(against: vector[..<vectors.columns], measure: measure) {
      top.offer($1, row: $0)
    }
    return top.entries.map { Neighbour(index: UserIndex($0.row), similarity: $0.score) }
  }
}

extension FactorMatrix {
  func nearest(
    to row: Int, count: Int, measure: Similarity, where isEligible: (Int) -> Bool
  ) -> [TopRows.Entry] {
    var top = TopRows(capacity: min(count, rows))
    forEachScore(against: self[row], measure: measure) { other, score in
      if other != row, top.wants(score), isEligible(other) { top.offer(score, row: other) }
    }
    return top.entries
  }
}

/// How near two rows of factors are. Higher is nearer, for every measure.
public enum Similarity: String, CaseIterable, Sendable {
  /// a·b / (|a| |b|), in −1 ... 1; 0 where either is all zeros.
  case cosine
  /// a·b.
  case dot
  /// 1 / (1 + |a − b|), in 0 ... 1.
  case euclidean
  /// The cosine of a and b, the mean of all rows taken out of both: what one direction that all rows share would
  /// otherwise drown.
  case centred
  /// What having observed one movie adds to the score of the other, in a model of weights between movies.
  case weight

  /// Those of two rows of factors.
  public static let ofVectors: [Similarity] = [.cosine, .centred, .dot, .euclidean]
}
