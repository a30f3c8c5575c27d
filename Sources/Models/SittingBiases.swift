import RatingData

/// How far above what else is known of them users rate in each of their sittings: the mood of an evening, or which
/// movies were asked for. A rating of a sitting that no training rating is of has none.
///
/// Source: the term b_u,t of Koren: Collaborative Filtering with Temporal Dynamics, KDD 2009, by sittings instead
/// of days. https://doi.org/10.1145/1557019.1557072
public struct SittingBiases: Sendable, Equatable {
  public let sittings: Sittings
  /// By sitting, on the scale of the ratings.
  public let values: [Float]
  /// Of a sitting that is not known.
  public let variance: Float

  public init(_ sittings: Sittings, values: [Float], variance: Float) {
    precondition(values.count == sittings.count, "a bias for each sitting")
    self.sittings = sittings
    self.values = values
    self.variance = variance
  }

  /// nil where the rating is of no known sitting.
  func value(_ user: UserIndex, at time: UInt32?) -> Float? {
    time.flatMap { sittings.index(of: user, at: $0) }.map { values[$0] }
  }
}
