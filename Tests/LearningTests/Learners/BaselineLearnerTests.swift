import Models
import RatingData
import TestSamples
import Testing

@testable import Learning

@Suite("The baseline learner")
struct BaselineLearnerTests {
  private func train(_ ratings: Ratings, shrinkage: Double, epochs: Int) throws -> BiasModel {
    var settings = Samples.baseline
    settings[.shrinkage] = shrinkage
    let everything = Split(train: (0..<Int32(ratings.count)).map { $0 }, validation: [])
    let learner = settings.makeLearner(for: ratings, split: everything)
    for _ in 0..<epochs {
      learner.beginEpoch()
      _ = learner.advance(steps: learner.stepsPerEpoch)
    }
    return try #require(learner.model() as? BiasModel)
  }

  @Test("Beside a run it is fitted to what trains there, and measured on what validates")
  func floor() throws {
    let ratings = Samples.additiveRatings()
    var settings = Samples.settings(.biased) { $0.seed = 5 }
    let loss = try #require(BaselineLearner.validationLoss(beside: settings, on: ratings))
    let learner = Preset.baseline.settings(seed: 5)
      .makeLearner(for: ratings, split: settings.split(ratings))
    for _ in 0..<30 {
      learner.beginEpoch()
      _ = learner.advance(steps: learner.stepsPerEpoch)
    }
    #expect(abs(loss - learner.validate().mean) < 1e-3 * learner.reference.mean)
    settings[.validation] = 0
    #expect(BaselineLearner.validationLoss(beside: settings, on: ratings) == nil)
  }

  @Test("What is a sum of biases is found exactly")
  func additive() throws {
    let ratings = Samples.additiveRatings()
    let model = try train(ratings, shrinkage: 0, epochs: 100)
    for position in 0..<ratings.count {
      let predicted = model.predict(ratings.users[position], ratings.movies[position]).rating
      #expect(abs(predicted - ratings.values[position]) < 1e-4)
    }
  }

  /// Two users, two movies, ratings 5 and 1 by the first, 3 by the second of the first movie: μ = 3,
  /// and with λ = 1 the normal equations
  ///
  ///     3 b₀ + m₀ + m₁ = 0    2 b₁ + m₀ = 0    3 m₀ + b₀ + b₁ = 2    2 m₁ + b₀ = −2
  ///
  /// must hold.
  @Test("With shrinkage it solves the normal equations")
  func normalEquations() throws {
    let ratings = Ratings(
      users: [0, 0, 1].map { UserIndex($0) }, movies: [0, 1, 0].map { MovieIndex($0) },
      values: [5, 1, 3], userCount: 2, movieCount: 2)
    let biases = try train(ratings, shrinkage: 1, epochs: 200).biases
    let b = biases.users.map { Double($0) }
    let m = biases.movies.map { Double($0) }
    #expect(biases.mean == 3)
    #expect(abs(3 * b[0] + m[0] + m[1]) < 1e-6)
    #expect(abs(2 * b[1] + m[0]) < 1e-6)
    #expect(abs(3 * m[0] + b[0] + b[1] - 2) < 1e-6)
    #expect(abs(2 * m[1] + b[0] + 2) < 1e-6)
  }

  @Test("Shrinkage matters")
  func shrinkage() throws {
    let ratings = Samples.additiveRatings()
    let free = try train(ratings, shrinkage: 0, epochs: 3)
    let held = try train(ratings, shrinkage: 100, epochs: 3)
    func norm(_ values: [Float]) -> Float { values.reduce(0) { $0 + $1 * $1 } }
    #expect(norm(held.biases.users) < 0.5 * norm(free.biases.users))
  }
}
