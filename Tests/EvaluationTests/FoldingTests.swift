import Concurrency
import Foundation
import Learning
import Models
import RatingData
import Testing

@testable import Evaluation

/// Against plain NumPy: `Oracle/folding.py`.
@Suite struct `What is expected of new users` {
  private struct Fixture: Decodable {
    struct Part: Decodable {
      let settings: [Double]
      let scores: [[Double]]
    }

    let ratings: [[Float]]
    let trained: Int
    let liked: Float
    let ease: Part
    let movies: [[Float]]
    let implicit: Part
    let mean: Float
    let biases: [Float]
    let explicit: Part

    static func read() throws -> Fixture {
      let url = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/folding.json")
      return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url))
    }

    /// Those who train, and all others as users who are folded in.
    var split: EvaluationSplit {
      let rows = ratings.enumerated().flatMap { user, row in
        row.enumerated().filter { $0.element > 0 }.map { (user, $0.offset, $0.element) }
      }
      var all = Ratings(
        users: rows.map { UserIndex($0.0) }, movies: rows.map { MovieIndex($0.1) },
        values: rows.map(\.2), userCount: ratings.count, movieCount: ratings[0].count)
      all.relevanceThreshold = liked
      let positions = rows.indices.map { Int32($0) }
      var split = EvaluationSplit(
        name: "fixture", ratings: all, train: positions.filter { rows[Int($0)].0 < trained },
        test: [])
      split.foldedIn = positions.filter { rows[Int($0)].0 >= trained }
      return split
    }

    func factors(biases: Biases? = nil) -> FactorModel {
      let columns = movies[0].count
      return FactorModel(
        userFactors: FactorMatrix(
          rows: ratings.count, columns: columns,
          values: [Float](repeating: 0, count: ratings.count * columns)),
        movieFactors: FactorMatrix(
          rows: movies.count, columns: columns, values: movies.flatMap { $0 }), biases: biases)
    }

    func expect(
      _ model: any Model, _ settings: Settings, toScore part: Part,
      at location: SourceLocation = #_sourceLocation
    ) {
      let scores = UserScores(model, on: split, FoldInRegularization(settings))
      for (user, expected) in zip(trained..., part.scores) {
        for (score, value) in zip(scores(UserIndex(user)), expected) {
          #expect(
            abs(Double(score) - value) < 2e-5, "user \(user): \(score), expected \(value)",
            sourceLocation: location)
        }
      }
    }
  }

  @Test func `is the oracle's by EASE, with all of its settings`() throws {
    let fixture = try Fixture.read()
    var settings = Settings(.ease)
    settings[.regularization] = Float(fixture.ease.settings[0])
    settings[.dropout] = Float(fixture.ease.settings[1])
    settings[.activityDiscount] = Float(fixture.ease.settings[2])
    settings[.popularityDiscount] = Float(fixture.ease.settings[3])
    let fit = try Fit(settings, on: fixture.split, workers: Workers(count: 2)) { _ in .proceed }
    fixture.expect(fit.model, settings, toScore: fixture.ease)
  }

  @Test func `is the oracle's by implicit ALS`() throws {
    let fixture = try Fixture.read()
    var settings = Settings(.implicitALS)
    settings[.unobservedWeight] = Float(fixture.implicit.settings[0])
    settings[.regularization] = Float(fixture.implicit.settings[1])
    settings[.regularizationPower] = Float(fixture.implicit.settings[2])
    let model = PreferenceModel(
      fixture.factors(), unobservedWeight: Float(fixture.implicit.settings[0]))
    fixture.expect(model, settings, toScore: fixture.implicit)
  }

  @Test func `is the oracle's by ALS, and by the mean of draws`() throws {
    let fixture = try Fixture.read()
    var settings = Settings(.als)
    settings[.regularization] = Float(fixture.explicit.settings[0])
    settings[.regularizationPower] = 1
    let model = fixture.factors(
      biases: Biases(
        mean: fixture.mean, users: [Float](repeating: 0, count: fixture.ratings.count),
        movies: fixture.biases))
    fixture.expect(model, settings, toScore: fixture.explicit)
    let draws = SampledModel([model, model, model], noise: NoiseVariances(base: 1))
    fixture.expect(draws, settings, toScore: fixture.explicit)
  }

  /// The penalty of ALS is λ n^ν on a row, whatever the scale of the ratings.
  @Test func `is by ALS what training solves for`() throws {
    let split = try Fixture.read().split
    var settings = Settings(.als)
    settings[.factors] = 3
    let learner = settings.makeLearner(
      for: split.ratings, split: Split(train: split.train, validation: []))
    learner.beginEpoch()
    _ = learner.advance(steps: .max)
    learner.beginEpoch()
    // Users stand at what the movies make of them until movies are solved for anew.
    _ = learner.advance(steps: 1)
    var same = EvaluationSplit(name: "", ratings: split.ratings, train: [], test: [])
    same.foldedIn = split.train
    let scores = UserScores(learner.model(), on: same, FoldInRegularization(settings))
    for user in 0..<14 {
      for (folded, own) in zip(
        scores(UserIndex(user)), learner.model().scores(for: UserIndex(user)))
      {
        #expect(abs(folded - own) < 1e-3, "user \(user): \(folded), trained \(own)")
      }
    }
  }
}
