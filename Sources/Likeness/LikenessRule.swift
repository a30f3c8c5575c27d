/// How much each view counts, and how it is made, by what there is to learn from: the ratings of a movie, and whether
/// genres or years are known.
///
/// With n the mean number of ratings of the movies that a list may show:
///
///     weight of who watched, EASE, deviations = n / (n + 125)    weight of samples = 1/2, 0.3 without features
///     λ of EASE = 30 √n
///
/// What is counted from who rated what is trusted as far as there is much to count. The draws of `bayes` lean on genres and
/// decade where ratings are few, which is worth more the fewer there are: they weigh 0.7 of each of the others on MovieLens
/// 1M (n = 327), and 1.7 on its small set (n = 53).
public struct LikenessRule: Sendable, Equatable {
  /// n: ratings of a movie that a list may show, on average; 0 where there is none.
  public let density: Double
  /// Whether genres or years of movies are known.
  public let hasFeatures: Bool

  public init(density: Double, hasFeatures: Bool) {
    self.density = density
    self.hasFeatures = hasFeatures
  }

  /// Ratings of a movie at which what is counted has half of its full weight.
  private static let halfway = 125.0

  /// What a view's reciprocal ranks are multiplied by.
  public func weight(of view: LikenessView) -> Double {
    switch view {
    case .watched, .deviations, .ease: density / (density + Self.halfway)
    case .samples: hasFeatures ? 0.5 : 0.3
    }
  }

  /// λ of EASE: 543 on MovieLens 1M, 218 on its small set.
  public var regularization: Float { Float(30 * density.squareRoot()) }

  /// Common raters at which the cosine of deviations counts half.
  public static let shrinkage: Float = 50

  /// How much a rank is worth: 1 / (5 + rank), the first rank being 1. The constant of 60 that is usual for merging long
  /// lists would make the first of a view no better than its tenth.
  ///
  /// Source: Cormack, Clarke, Büttcher: Reciprocal Rank Fusion Outperforms Condorcet and Individual Rank Learning Methods,
  /// SIGIR 2009. https://doi.org/10.1145/1571941.1572114
  static func worth(ofPlace place: Int) -> Double { 1 / (6 + Double(place)) }
}
