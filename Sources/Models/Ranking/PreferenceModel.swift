import Concurrency
import RatingData

/// Factors whose products tell which movies a user would choose: about 1 for those, about 0 for others. No
/// ratings.
///
/// Source: Hu, Koren, Volinsky: Collaborative Filtering for Implicit Feedback Datasets, ICDM 2008.
/// https://doi.org/10.1109/ICDM.2008.22
public struct PreferenceModel: Model, Equatable {
  public static let kind = "preferences"

  public let factors: FactorModel
  /// α₀: the weight of a movie that was not observed; that of one that was is 1 + α₀.
  public let unobservedWeight: Float
  /// α₀ QᵀQ, found when the first user is folded in: every other needs it, too.
  private let gram = Guarded<SymmetricMatrix?>(nil)

  public init(_ factors: FactorModel, unobservedWeight: Float) {
    self.factors = factors
    self.unobservedWeight = unobservedWeight
  }

  public var predictsRatings: Bool { false }
  public var userCount: Int { factors.userCount }
  public var movieCount: Int { factors.movieCount }
  public var movieVectors: FactorMatrix? { factors.movieVectors }
  public var userVectors: FactorMatrix? { factors.userVectors }
  public var similarities: [Similarity] { Similarity.ofVectors }

  public func predict(_ user: UserIndex, _ movie: MovieIndex) -> Prediction {
    factors.predict(user, movie)
  }

  public func scores(for user: UserIndex) -> [Float] { factors.scores(for: user) }

  public func parts(of user: UserIndex, _ movie: MovieIndex) -> [PredictionPart] {
    factors.parts(of: user, movie)
  }

  /// A rating of 1 is a movie that was liked; one of 0 was disliked, and weighs as much.
  public func foldIn(_ ratings: [MovieRating], regularization: Double) -> FoldedUser {
    FoldedUser(
      ratings, features: factors.movieFactors,
      offsets: [Float](repeating: 0, count: movieCount), regularization: regularization,
      ofAll: weightedGram)
  }

  private var weightedGram: SymmetricMatrix {
    gram.withLock { gram in
      if let gram { return gram }
      let new = SymmetricMatrix(productOf: factors.movieFactors, weight: Double(unobservedWeight))
      gram = new
      return new
    }
  }

  public static func == (a: Self, b: Self) -> Bool {
    a.factors == b.factors && a.unobservedWeight == b.unobservedWeight
  }
}

extension PreferenceModel {
  public init(from file: Safetensors) throws(WeightsError.Fault) {
    let weight: [Float] = try file.values("unobserved_weight", shape: [1])
    self.init(try FactorModel(from: file), unobservedWeight: weight[0])
  }

  public func save(to file: inout Safetensors) {
    factors.save(to: &file)
    file.append("unobserved_weight", [unobservedWeight], shape: [1])
  }
}
