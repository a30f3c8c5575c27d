/// A way in which two movies are alike. Each ranks, for every movie, the movies that are most like it.
public enum LikenessView: String, CaseIterable, Sendable {
  /// Who watched: the cosine of who rated the one and who rated the other.
  case watched
  /// Who liked it more than was to be expected, and less: the cosine of deviations.
  case deviations
  /// What speaks for a movie, everything else that its audience watched left out of account: EASE.
  case ease
  /// What the factors of `bayes` have in common, on the average over draws.
  case samples

  /// As a person reads it.
  public var title: String {
    switch self {
    case .watched: "who watched"
    case .deviations: "who liked"
    case .ease: "EASE"
    case .samples: "bayes"
    }
  }
}
