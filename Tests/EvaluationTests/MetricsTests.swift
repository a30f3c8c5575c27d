import Concurrency
import Foundation
import Learning
import Models
import RatingData
import Testing

@testable import Evaluation

/// Against plain NumPy and SciPy: `Oracle/metrics.py`.
@Suite struct `Metrics of a model on a test part` {
  private struct Fixture: Decodable {
    let liked: Float
    let scores: [[Float]]
    let train: [[Float]]
    let test: [[Float]]
    let expected: [String: Double]
    let quantiles: [[Double]]

    static func read() throws -> Fixture {
      let url = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/metrics.json")
      return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url))
    }

    func split(liked threshold: Float) -> EvaluationSplit {
      let rows = train + test
      var ratings = Ratings(
        users: rows.map { UserIndex(Int($0[0])) }, movies: rows.map { MovieIndex(Int($0[1])) },
        values: rows.map { $0[2] }, userCount: scores.count, movieCount: scores[0].count)
      ratings.relevanceThreshold = threshold
      return EvaluationSplit(
        name: "fixture", ratings: ratings,
        train: (0..<train.count).map { Int32($0) },
        test: (train.count..<rows.count).map { Int32($0) })
    }
  }

  @Test func `are the oracle's`() throws {
    let fixture = try Fixture.read()
    let names = fixture.expected.keys.sorted()
    let metrics = names.compactMap { Metric($0) }
    try #require(metrics.count == names.count)
    let values = MetricValues(
      metrics, of: FixedScores(fixture.scores), on: fixture.split(liked: fixture.liked),
      workers: Workers(count: 2))
    for (name, metric) in zip(names, metrics) {
      let value = try #require(values[metric], "\(name)")
      let expected = try #require(fixture.expected[name])
      #expect(abs(value - expected) < 1e-6, "\(name): \(value), expected \(expected)")
    }
  }

  @Test func `do not depend on the number of threads`() throws {
    let fixture = try Fixture.read()
    let metrics: [Metric] = [.rmse, .ndcg(10), .gini(3)]
    let values = [1, 2, 7].map { count in
      MetricValues(
        metrics, of: FixedScores(fixture.scores), on: fixture.split(liked: fixture.liked),
        workers: Workers(count: count))
    }
    #expect(values.allSatisfy { $0 == values[0] })
  }

  @Test func `are none where nobody liked anything`() throws {
    let fixture = try Fixture.read()
    let values = MetricValues(
      [.ndcg(10), .gini(10), .rmse], of: FixedScores(fixture.scores), on: fixture.split(liked: 6),
      workers: Workers(count: 1))
    #expect(values[.ndcg(10)] == nil)
    #expect(values[.gini(10)] == nil)
    #expect(values[.rmse] != nil)
  }

  @Test func `tell how many ratings the intervals hold`() throws {
    let model = FactorModel(
      userFactors: FactorMatrix(rows: 1, columns: 1, values: [0]),
      movieFactors: FactorMatrix(rows: 4, columns: 1, values: [0, 0, 0, 0]),
      biases: Biases(mean: 3, users: [0], movies: [0, 0, 0, 0]))
    let split = EvaluationSplit(
      name: "",
      ratings: Ratings(
        users: (0..<5).map { _ in UserIndex(0) }, movies: [0, 0, 1, 2, 3].map { MovieIndex($0) },
        values: [3, 1, 4.5, 4.7, 1.4], userCount: 1, movieCount: 4), train: [0], test: [1, 2, 3, 4])
    // One standard deviation is 1, so ±1.645.
    let sampled = SampledModel([model, model], noise: NoiseVariances(base: 1))
    let values = MetricValues([.interval], of: sampled, on: split, workers: Workers(count: 1))
    #expect(values[.interval] == 0.5)
    let certain = MetricValues([.interval], of: model, on: split, workers: Workers(count: 1))
    #expect(certain[.interval] == nil)
  }

  @Test func `Student's quantiles are SciPy's`() throws {
    for row in try Fixture.read().quantiles {
      let quantile = StudentT(degreesOfFreedom: Int(row[0])).quantile(0.975)
      #expect(abs(quantile - row[1]) < 1e-9 * row[1], "\(row)")
    }
  }

  @Test(arguments: [
    ("rmse", Metric.rmse), ("ndcg@10", .ndcg(10)), ("ndcg", .ndcg(10)), ("recall@20", .recall(20)),
    ("gini@1", .gini(1)),
  ])
  func `are named`(text: String, metric: Metric) { #expect(Metric(text) == metric) }

  @Test(arguments: ["", "rsme", "ndcg@", "ndcg@0", "ndcg@1001", "ndcg@-1", "ndcg@5@5", "rmse@5"])
  func `are refused where there is no such`(text: String) { #expect(Metric(text) == nil) }
}

/// Scores that are what they are.
private struct FixedScores: Model, Equatable {
  static let kind = "fixed"
  let rows: [[Float]]

  init(_ rows: [[Float]]) { self.rows = rows }

  var userCount: Int { rows.count }
  var movieCount: Int { rows[0].count }
  var movieVectors: FactorMatrix? { nil }
  var userVectors: FactorMatrix? { nil }

  func predict(_ user: UserIndex, _ movie: MovieIndex) -> Prediction {
    Prediction(rating: rows[user.position][movie.position])
  }
  func scores(for user: UserIndex) -> [Float] { rows[user.position] }
  func parts(of user: UserIndex, _ movie: MovieIndex) -> [PredictionPart] { [] }
  func foldIn(_ ratings: [MovieRating], regularization: Double) -> FoldedUser {
    BiasModel(
      Biases(mean: 0, users: [], movies: [Float](repeating: 0, count: movieCount))
    ).foldIn(ratings, regularization: regularization)
  }
  func save(to file: inout Safetensors) {}
  init(from file: Safetensors) { rows = [] }
}
