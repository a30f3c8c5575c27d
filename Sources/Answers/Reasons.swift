import Models
import RatingData

/// What carries a prediction: the ratings that add most to it.
///
/// A prediction for a user who is folded in is a sum with a term for each of their ratings. Source: Hu, Koren, Volinsky:
/// Collaborative Filtering for Implicit Feedback Datasets, ICDM 2008, section 5. https://doi.org/10.1109/ICDM.2008.22
public struct Reasons: Sendable, Equatable {
  public struct Share: Sendable, Equatable {
    /// Which of the user's ratings it is.
    public let movie: MovieIndex
    /// The rating's part of all that speaks for the movie, 0 ... 1; what speaks against it does not count.
    public let share: Double
  }

  /// The largest first; empty where nothing speaks for the movie.
  public let shares: [Share]

  /// - Parameter most: ratings that are named at the most.
  public init(_ reasons: [FoldedUser.Reason], most: Int = 4) {
    let positive = reasons.filter { $0.contribution > 0 }
    let sum = positive.reduce(0.0) { $0 + Double($1.contribution) }
    shares = positive.sorted { $0.contribution > $1.contribution }.prefix(most).map {
      Share(movie: $0.movie, share: Double($0.contribution) / max(sum, .leastNormalMagnitude))
    }
  }
}

extension FoldedUser {
  /// What carries each of these recommendations, by movie.
  ///
  /// - Parameter most: ratings that are named at the most, for each movie.
  /// - Complexity: O(factors² + ratings × factors) for each movie.
  func reasons(
    for recommendations: some Sequence<Recommendation>, most: Int
  ) -> [MovieIndex: Reasons] {
    Dictionary(
      recommendations.map { ($0.movie, Reasons(reasons(for: $0.movie), most: most)) },
      uniquingKeysWith: { first, _ in first })
  }
}
