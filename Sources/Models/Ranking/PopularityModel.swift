import RatingData

/// A score for each movie, whoever asks.
public struct PopularityModel: Model, Equatable {
  public static let kind = "popularity"

  /// By movie: the part of the users who like it.
  public let scores: [Float]
  public let userCount: Int

  public init(scores: [Float], userCount: Int) {
    self.scores = scores
    self.userCount = userCount
  }

  public var predictsRatings: Bool { false }
  public var movieCount: Int { scores.count }
  /// A single number has no direction, so there are no neighbours.
  public var movieVectors: FactorMatrix? { nil }
  public var userVectors: FactorMatrix? { nil }

  public func predict(_ user: UserIndex, _ movie: MovieIndex) -> Prediction {
    Prediction(rating: scores[movie.position])
  }

  public func scores(for user: UserIndex) -> [Float] { scores }

  public func parts(of user: UserIndex, _ movie: MovieIndex) -> [PredictionPart] {
    [PredictionPart(.movie, scores[movie.position])]
  }

  /// Nobody's ratings change what everybody gets.
  public func foldIn(_ ratings: [MovieRating], regularization: Double) -> FoldedUser {
    FoldedUser(unmovedScores: scores, of: ratings)
  }
}

extension PopularityModel {
  public init(from file: Safetensors) throws(WeightsError.Fault) {
    let shape = try file.shape(of: "movie_scores", dimensions: 1)
    let users: [Int64] = try file.values("user_count", shape: [1])
    guard let count = users.first, (0...Int64(Int32.max)).contains(count) else {
      throw .count(tensor: "user_count", users.first ?? 0)
    }
    self.init(
      scores: try file.finiteValues("movie_scores", shape: shape), userCount: Int(count))
  }

  public func save(to file: inout Safetensors) {
    file.append("user_count", [Int64(userCount)], shape: [1])
    file.append("movie_scores", scores, shape: [scores.count])
  }
}
