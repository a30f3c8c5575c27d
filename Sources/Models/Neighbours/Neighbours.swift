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

  /// The same of all movies, by the model's usual measure.
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

extension FactorMatrix {
  func nearest(
    to row: Int, count: Int, measure: Similarity, where isEligible: (Int) -> Bool
  ) -> [TopRows.Entry] {
    var top = TopRows(capacity: min(count, rows))
    forEachScore(against: self[row], measure: measure) { other, score in
      if other != row, isEligible(other) { top.offer(score, row: other) }
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
  /// What having observed one movie adds to the score of the other, in a model of weights between movies.
  case weight

  /// Those of two rows of factors.
  public static let ofVectors: [Similarity] = [.cosine, .dot, .euclidean]
}
