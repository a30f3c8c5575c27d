import RatingData

/// What carries a prediction: the ratings that add most to it.
public struct Reasons: Sendable, Equatable {
  public struct Share: Sendable, Equatable {
    public let movie: MovieIndex
    /// Of all that speaks for the movie, 0 ... 1.
    public let share: Double
  }

  /// The largest first.
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
