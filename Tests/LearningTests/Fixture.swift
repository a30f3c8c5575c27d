import Files
import FoundationEssentials
import Models
import RatingData

@testable import Learning

/// What `Oracle/adamax.py` wrote: a small problem, and what dense Adamax makes of it.
struct Fixture: Decodable {
  let model: AdamaxLearner.ModelKind
  let optimizer: Optimizer
  let factors: Int
  let batch: Int
  let learningRate: Float
  let regularization: Float
  let users: Int
  let movies: Int
  /// User, movie, rating, and so on.
  let train: [Int]
  let validation: [Int]
  let start: Parameters
  let losses: [Double]
  let validationLosses: [Double]
  let kept: [Kept]

  struct Parameters: Decodable {
    let p: [Double]
    let q: [Double]
    let bu: [Double]?
    let bi: [Double]?
  }

  struct Kept: Decodable {
    let epoch: Int
    let parameters: Parameters

    private enum CodingKeys: String, CodingKey {
      case epoch
    }

    init(from decoder: any Decoder) throws {
      epoch = try decoder.container(keyedBy: CodingKeys.self).decode(Int.self, forKey: .epoch)
      parameters = try Parameters(from: decoder)
    }
  }

  static let names = [
    "adagrad", "adam", "adam-biased", "sgd", "batch-1", "batch-32-over-400-steps",
    "batch-32-under-400-steps", "biased",
    "biased-in-whole-vectors", "one-batch-for-all", "one-user-one-movie",
    "regularized-dot-product", "rows-left-alone-for-thousands",
  ]

  static func named(_ name: String) throws -> Fixture {
    let path = "\(#filePath)".split(separator: "/").dropLast().joined(separator: "/")
    let bytes = try InputFile.contents(of: "/\(path)/Fixtures/\(name).json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Fixture.self, from: Data(bytes))
  }

  /// A learner at the fixture's start, which takes the ratings in the fixture's order.
  func learner(path: BatchKernel.Path) -> AdamaxLearner {
    let rows = stride(from: 0, to: train.count + validation.count, by: 3).map { offset in
      offset < train.count
        ? train[offset..<offset + 3]
        : validation[offset - train.count..<offset - train.count + 3]
    }
    let ratings = Ratings(
      users: rows.map { UserIndex($0[$0.startIndex]) },
      movies: rows.map { MovieIndex($0[$0.startIndex + 1]) },
      values: rows.map { Float($0[$0.startIndex + 2]) }, userCount: users, movieCount: movies)
    let trained = Int32(train.count / 3)
    return AdamaxLearner(
      ratings: ratings,
      split: Split(
        train: Array(0..<trained), validation: Array(trained..<Int32(ratings.count))),
      settings: settings, start: startingModel,
      scale: Standardization(mean: startingModel.biases?.mean ?? 0), path: path
    ) { samples, _ in .sequence(samples, nil) }
  }

  private var settings: Settings {
    var settings = Settings(model == .dotProduct ? .seed : .biased)
    settings[.optimizer] = optimizer
    settings[.factors] = factors
    settings[.batch] = batch
    settings[.learningRate] = learningRate
    settings[.regularization] = regularization
    return settings
  }

  private var startingModel: FactorModel {
    let values = stride(from: 2, to: train.count, by: 3).map { train[$0] }
    let mean = Double(values.reduce(0, +)) / Double(values.count)
    return FactorModel(
      userFactors: FactorMatrix(rows: users, columns: factors, values: start.p.map { Float($0) }),
      movieFactors: FactorMatrix(
        rows: movies, columns: factors, values: start.q.map { Float($0) }),
      biases: model == .dotProduct
        ? nil
        : Biases(
          mean: Float(mean), users: [Float](repeating: 0, count: users),
          movies: [Float](repeating: 0, count: movies)))
  }
}
