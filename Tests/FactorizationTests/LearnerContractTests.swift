import RatingData
import Testing

@testable import Factorization

/// What every learner keeps, whatever it learns by. A new learner is a new line in `all`.
@Suite("The contract of learners")
struct LearnerContractTests {
  static let all: [(String, AdamaxSettings)] = [
    ("dot product", Samples.dotProduct), ("biased", Samples.biased),
  ]

  private let ratings = Samples.ratings()

  private func learner(_ settings: AdamaxSettings, seed: UInt64 = 1) -> any Learner {
    let settings = Samples.settings(settings, seed: seed)
    return settings.makeLearner(for: ratings, split: settings.split(ratings))
  }

  /// The model after some epochs, each learned in chunks of so many steps.
  private func train(
    _ learner: any Learner, epochs: Int = 3, chunk: Int = .max,
    between: (any Learner) -> Void = { _ in }
  ) -> FactorSnapshot {
    for _ in 0..<epochs {
      learner.beginEpoch()
      var left = learner.stepsPerEpoch
      while left > 0 {
        _ = learner.advance(steps: min(chunk, left))
        left -= min(chunk, left)
        between(learner)
      }
    }
    return learner.snapshot(epoch: epochs, validationLoss: nil)
  }

  @Test("A seed makes a run repeatable bit for bit, another seed another run", arguments: all)
  func repeatable(name: String, settings: AdamaxSettings) {
    let first = train(learner(settings))
    #expect(train(learner(settings)) == first)
    #expect(train(learner(settings, seed: 2)) != first)
  }

  @Test("The size of the chunks changes nothing", arguments: all, [1, 3, 7, 1000])
  func chunks(_ each: (name: String, settings: AdamaxSettings), chunk: Int) {
    #expect(train(learner(each.settings), chunk: chunk) == train(learner(each.settings)))
  }

  @Test("Looking at the model changes nothing", arguments: all)
  func looking(name: String, settings: AdamaxSettings) {
    let watched = train(learner(settings), chunk: 3) {
      _ = $0.snapshot(epoch: 0, validationLoss: nil)
      _ = $0.validationError()
    }
    #expect(watched == train(learner(settings)))
  }

  @Test("The loss falls, on what trains and on what validates", arguments: all)
  func learns(name: String, settings: AdamaxSettings) {
    let learner = learner(settings)
    var losses: [Double] = []
    var validation = [learner.validationError().mean]
    for _ in 0..<8 {
      learner.beginEpoch()
      losses.append(learner.advance(steps: learner.stepsPerEpoch).mean)
      validation.append(learner.validationError().mean)
    }
    #expect(losses[7] < 0.5 * losses[0], "\(losses)")
    #expect(validation[8] < 0.5 * validation[0], "\(validation)")
  }

  @Test("Its counts are those of the ratings and of the split", arguments: all)
  func counts(name: String, settings: AdamaxSettings) {
    let learner = learner(settings)
    #expect(learner.ratingsPerEpoch == 810)
    #expect(learner.validationRatings == 90)
    #expect(learner.validationError().count == 90)
    #expect(learner.userCount == 40)
    #expect(learner.movieCount == 30)
    #expect(learner.stepsPerEpoch == 51)
    learner.beginEpoch()
    #expect(learner.advance(steps: 50).count == 800)
    #expect(learner.advance(steps: 1).count == 10)
    #expect(learner.advance(steps: 1).count == 0)
  }

  @Test("The validation error is that of the snapshot's predictions", arguments: all)
  func validation(name: String, settings: AdamaxSettings) {
    let learner = learner(settings)
    let snapshot = train(learner)
    let held = Samples.settings(settings).split(ratings).validation.map { Int($0) }
    let sum = held.reduce(0.0) { sum, position in
      let predicted = snapshot.predict(ratings.users[position], ratings.movies[position])
      let error = Double(predicted - ratings.values[position])
      return sum + error * error
    }
    #expect(abs(learner.validationError().sum - sum) < 1e-4 * sum)
  }
}
