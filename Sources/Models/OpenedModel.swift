import Concurrency
import RatingData

/// Vectors of movies, perhaps of users too, that another program learned.
///
/// What their product means only that program knows: a rating, or an order alone.
public struct OpenedModel: Model, Equatable {
  public static let kind = "opened"

  /// Without a row of users where none were given.
  public let factors: FactorModel
  /// What neighbours are compared by unless somebody says otherwise.
  public let usual: Similarity
  public let predictsRatings: Bool

  public init(_ factors: FactorModel, usual: Similarity = .cosine, predictsRatings: Bool) {
    self.factors = factors
    self.usual = usual
    self.predictsRatings = predictsRatings
  }

  public var userCount: Int { factors.userCount }
  public var movieCount: Int { factors.movieCount }
  public var movieVectors: FactorMatrix? { factors.movieVectors }
  public var userVectors: FactorMatrix? { userCount == 0 ? nil : factors.userVectors }
  public var similarities: [Similarity] {
    [usual] + Similarity.ofVectors.filter { $0 != usual }
  }

  public func predict(_ user: UserIndex, _ movie: MovieIndex) -> Prediction {
    factors.predict(user, movie)
  }

  public func scores(for user: UserIndex) -> [Float] { factors.scores(for: user) }

  public func parts(of user: UserIndex, _ movie: MovieIndex) -> [PredictionPart] {
    factors.parts(of: user, movie)
  }

  /// By ridge regression against the vectors of movies, since nothing better is known.
  public func foldIn(_ ratings: [MovieRating], regularization: Double) -> FoldedUser {
    factors.foldIn(ratings, regularization: regularization)
  }
}

extension OpenedModel {
  public init(from file: Safetensors) throws(WeightsError.Fault) {
    let said: [Int64] = try file.values("opened", shape: [2])
    let measures = Similarity.ofVectors
    guard measures.indices.contains(Int(clamping: said[0])) else {
      throw .shape(
        tensor: "opened", found: [Int(clamping: said[0])],
        expected: "a measure below \(measures.count)")
    }
    self.init(
      try FactorModel(from: file), usual: measures[Int(said[0])], predictsRatings: said[1] != 0)
  }

  /// `opened` I64 [2]: which of `Similarity.ofVectors` is usual, and whether ratings are predicted.
  public func save(to file: inout Safetensors) {
    file.append(
      "opened",
      [Int64(Similarity.ofVectors.firstIndex(of: usual) ?? 0), predictsRatings ? 1 : 0], shape: [2])
    factors.save(to: &file)
  }
}

extension FactorModel {
  /// Users by their ratings alone, each folded in by ridge regression: for vectors of movies without users.
  ///
  /// - Parameters:
  ///   - mean: μ of biases; with biases of movies each user has one, too.
  ///   - regularization: λ, weighted by the number of a user's ratings.
  public init(
    foldingIn ratings: Ratings, to movieFactors: FactorMatrix, movieBiases: [Float]?, mean: Float,
    regularization: Double, workers: Workers
  ) {
    let features =
      movieBiases == nil
      ? movieFactors
      : FactorMatrix(
        rows: movieFactors.rows, columns: movieFactors.columns + 1,
        values: (0..<movieFactors.rows).flatMap { movieFactors[$0] + [1] })
    let offsets = movieBiases?.map { mean + $0 }
    let rows = UserRows(ratings)
    let users = workers.map(ratings.userCount) { user in
      let rated = rows[UserIndex(user)].map {
        MovieRating(movie: ratings.movies[$0], rating: ratings.values[$0])
      }
      return FoldedUser.vector(
        of: rated, features: features, offsets: offsets, regularization: regularization)
    }
    let columns = movieFactors.columns
    self.init(
      userFactors: FactorMatrix(
        rows: users.count, columns: columns, values: users.flatMap { $0.prefix(columns) }),
      movieFactors: movieFactors,
      biases: movieBiases.map {
        Biases(mean: mean, users: users.map { $0[columns] }, movies: $0)
      })
  }
}
