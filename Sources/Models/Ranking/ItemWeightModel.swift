import RatingData

/// Weights between movies: a user's score for a movie is the sum of its weights from the movies that they chose.
///
/// Source: Steck: Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019.
/// https://doi.org/10.1145/3308558.3313710
public struct ItemWeightModel: Model, Equatable {
  public static let kind = "item-weights"

  /// Movies × movies: row i holds what having observed i adds to the score of each movie.
  public let weights: FactorMatrix
  /// By user.
  public let observed: [[MovieIndex]]

  public init(weights: FactorMatrix, observed: [[MovieIndex]]) {
    precondition(
      weights.rows == weights.columns, "\(weights.rows) × \(weights.columns) weights are no square")
    self.weights = weights
    self.observed = observed
  }

  public var predictsRatings: Bool { false }
  public var userCount: Int { observed.count }
  public var movieCount: Int { weights.rows }
  public var movieVectors: FactorMatrix? { nil }
  public var userVectors: FactorMatrix? { nil }
  public var similarities: [Similarity] { [.weight] }

  public func predict(_ user: UserIndex, _ movie: MovieIndex) -> Prediction {
    Prediction(
      rating: observed[user.position].reduce(0) {
        $0 + weights.values[$1.position * weights.columns + movie.position]
      })
  }

  public func scores(for user: UserIndex) -> [Float] { scores(of: observed[user.position]) }

  private func scores(of observed: [MovieIndex]) -> [Float] {
    var scores = [Float](repeating: 0, count: movieCount)
    weights.values.withUnsafeBufferPointer { values in
      for movie in observed {
        let row = movie.position * movieCount
        for other in 0..<movieCount { scores[other] += values[row + other] }
      }
    }
    return scores
  }

  /// The nearest are those whose scores a movie adds most to.
  public func nearestMovies(
    to movie: MovieIndex, count: Int, measure: Similarity,
    where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>] {
    highest(Array(weights[movie.position]), besides: [movie], count: count, where: isEligible)
  }

  public func movies(
    like liked: [MovieIndex], unlike unliked: [MovieIndex], count: Int,
    where isEligible: (MovieIndex) -> Bool
  ) -> [Neighbour<MovieIndex>] {
    let scores = zip(scores(of: liked), scores(of: unliked)).map { $0 - $1 }
    return highest(scores, besides: liked + unliked, count: count, where: isEligible)
  }

  public func parts(of user: UserIndex, _ movie: MovieIndex) -> [PredictionPart] {
    [PredictionPart(.factors, predict(user, movie).rating)]
  }

  /// The weights stay; a rating of 1 is a movie that was liked and adds its weights, one of 0 adds nothing.
  public func foldIn(_ ratings: [MovieRating], regularization: Double) -> FoldedUser {
    let liked = ratings.filter { $0.rating > 0 }
    return FoldedUser(scores: scores(of: liked.map(\.movie)), of: liked, weights: weights)
  }
}

extension ItemWeightModel {
  public init(from file: Safetensors) throws(WeightsError.Fault) {
    let shape = try file.shape(of: "weights", dimensions: 2)
    guard shape[0] == shape[1] else {
      throw .shape(tensor: "weights", found: shape, expected: "\(shape[0]) columns")
    }
    let ends = try file.shape(of: "observed_ends", dimensions: 1)
    let total = try file.shape(of: "observed", dimensions: 1)
    let offsets: [Int64] = try file.values("observed_ends", shape: ends)
    let movies: [Int64] = try file.values("observed", shape: total)
    var observed: [[MovieIndex]] = []
    var start: Int64 = 0
    for (position, end) in offsets.enumerated() {
      guard start <= end, end <= Int64(movies.count) else {
        throw .ids(tensor: "observed_ends", position: position)
      }
      for entry in start..<end where !(0..<Int64(shape[0])).contains(movies[Int(entry)]) {
        throw .ids(tensor: "observed", position: Int(entry))
      }
      observed.append(movies[Int(start)..<Int(end)].map { MovieIndex(Int($0)) })
      start = end
    }
    let weights = try file.finiteValues("weights", shape: shape)
    self.init(
      weights: FactorMatrix(rows: shape[0], columns: shape[1], values: weights), observed: observed)
  }

  public func save(to file: inout Safetensors) {
    var end: Int64 = 0
    let ends = observed.map { movies in
      end += Int64(movies.count)
      return end
    }
    let movies = observed.joined().map { Int64($0.position) }
    file.append("observed_ends", ends, shape: [ends.count])
    file.append("observed", movies, shape: [movies.count])
    file.append("weights", weights.values, shape: [weights.rows, weights.columns])
  }
}
