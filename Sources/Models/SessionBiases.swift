import RatingData

/// A bias for each session of a user: how much higher they rate in it than in others. A rating of a session in which no
/// training rating was given has none.
///
/// Source: the term b_u,t of Koren: Collaborative Filtering with Temporal Dynamics, KDD 2009, by sessions instead
/// of days. https://doi.org/10.1145/1557019.1557072
public struct SessionBiases: Sendable, Equatable {
  public let sessions: RatingSessions
  /// By session, on the scale of the ratings.
  public let values: [Float]
  /// Of a session that is not known.
  public let variance: Float

  public init(_ sessions: RatingSessions, values: [Float], variance: Float) {
    precondition(values.count == sessions.count, "a bias for each session")
    self.sessions = sessions
    self.values = values
    self.variance = variance
  }

  /// nil where the rating is of no known session.
  func value(_ user: UserIndex, at time: UInt32?) -> Float? {
    time.flatMap { sessions.index(of: user, at: $0) }.map { values[$0] }
  }
}
