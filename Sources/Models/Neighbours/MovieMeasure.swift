/// What the nearest movies of one are ranked by.
public enum MovieMeasure: Sendable, Hashable {
  /// All that the ratings say, whatever model is trained.
  case likeness
  case model(ModelMeasure)
}

extension MovieMeasure: RawRepresentable, CaseIterable {
  public static let allCases = [.likeness] + ModelMeasure.allCases.map { Self.model($0) }

  /// The name on the command line and in JSON.
  public var rawValue: String {
    switch self {
    case .likeness: "likeness"
    case .model(let measure): measure.rawValue
    }
  }

  public init?(rawValue: String) {
    guard let measure = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = measure
  }
}

/// What a model ranks the nearest movies of one by.
public enum ModelMeasure: Sendable, Hashable {
  /// The cosine of half whitened principal axes of its factors.
  case halfWhitened
  /// Its factors as they are.
  case vectors(Similarity)

  /// Those of factors: all but the weights of a model of weights between movies.
  public static let ofFactors: [ModelMeasure] = [
    .vectors(.cosine), .vectors(.centred), .halfWhitened, .vectors(.dot), .vectors(.euclidean),
  ]
}

extension ModelMeasure: CaseIterable {
  public static let allCases = ofFactors + [.vectors(.weight)]

  /// The name on the command line and in JSON.
  public var rawValue: String {
    switch self {
    case .halfWhitened: "half-whitened"
    case .vectors(let similarity): similarity.rawValue
    }
  }
}
