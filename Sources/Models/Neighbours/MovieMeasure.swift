/// What the nearest movies of one are ranked by.
public enum MovieMeasure: Sendable, Hashable {
  /// All that the ratings say, whatever model is trained.
  case likeness
  /// A model's factors, by the cosine of their half whitened principal axes.
  case halfWhitened
  /// A model's factors as they are.
  case vectors(Similarity)

  /// Those of a model's factors, but for the weights of a model of weights between movies.
  public static let ofFactors: [MovieMeasure] = [
    .vectors(.cosine), .vectors(.centred), .halfWhitened, .vectors(.dot), .vectors(.euclidean),
  ]
}

extension MovieMeasure: RawRepresentable, CaseIterable {
  public static let allCases = [.likeness] + ofFactors + [.vectors(.weight)]

  /// The name on the command line and in JSON.
  public var rawValue: String {
    switch self {
    case .likeness: "likeness"
    case .halfWhitened: "half-whitened"
    case .vectors(let similarity): similarity.rawValue
    }
  }

  public init?(rawValue: String) {
    guard let measure = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = measure
  }
}
