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

extension FactorSnapshot {
  /// The `count` movies nearest to one, nearest first, itself left out; exact, ties by index.
  ///
  /// - Parameter isEligible: which movies may appear; all unless told.
  /// - Complexity: O(movies × factors).
  public func nearestMovies(
    to movie: MovieIndex, count: Int, measure: Similarity = .cosine,
    where isEligible: (MovieIndex) -> Bool = { _ in true }
  ) -> [Neighbour<MovieIndex>] {
    fatalError("to come")
  }

  /// The `count` users nearest to one, nearest first, itself left out; exact, ties by index.
  ///
  /// - Complexity: O(users × factors).
  public func nearestUsers(
    to user: UserIndex, count: Int, measure: Similarity = .cosine
  ) -> [Neighbour<UserIndex>] {
    fatalError("to come")
  }
}
