import Concurrency
import Models
import RatingData
import TestSamples
import Testing

@testable import Learning

@Suite("The Adamax learner")
struct AdamaxLearnerTests {
  private let ratings = Samples.ratings()

  private func learner(
    _ settings: Settings, ratings: Ratings? = nil, workers: Int = 1,
    path: BatchKernel.Path = .fastest
  ) -> AdamaxLearner {
    let ratings = ratings ?? self.ratings
    return AdamaxLearner(
      ratings: ratings, split: .random(of: ratings.count, validation: 0.1, seed: 1),
      settings: settings, workers: Workers(count: workers), path: path)
  }

  private func train(_ learner: AdamaxLearner, epochs: Int = 3) -> FactorModel {
    for _ in 0..<epochs {
      learner.beginEpoch()
      _ = learner.advance(steps: learner.stepsPerEpoch)
    }
    return learner.factorModel()
  }

  @Test(
    "The wide path equals the Swift one bit for bit, whatever the number of factors",
    .enabled(if: BatchKernel.Path.fastest == .wide, "this processor has no wide path"),
    arguments: [1, 2, 6, 7, 8, 9, 16, 20, 22, 24, 31, 33, 64],
    [AdamaxLearner.ModelKind.dotProduct, .biased])
  func paths(factors: Int, model: AdamaxLearner.ModelKind) {
    var settings = Samples.biased
    settings[.factors] = factors
    settings[.model] = model
    #expect(
      train(learner(settings, path: .wide)) == train(learner(settings, path: .swift)))
  }

  @Test("Every setting matters")
  func everySetting() {
    let plain = train(learner(Samples.biased))
    let changes: [(String, (inout Settings) -> Void)] = [
      ("model", { $0[.model] = .dotProduct }), ("factors", { $0[.factors] = 7 }),
      ("batch", { $0[.batch] = 15 }), ("learning rate", { $0[.learningRate] = 0.021 }),
      ("regularization", { $0[.regularization] = 0.03 }), ("spread", { $0[.spread] = 0.06 }),
    ]
    for (name, change) in changes {
      var settings = Samples.biased
      change(&settings)
      #expect(train(learner(settings)) != plain, "\(name)")
    }
  }

  @Test(
    "Twenty times the ratings give the dot product twenty times the errors", arguments: [20, -2])
  func unit(factor: Float) {
    let image = Ratings(
      users: ratings.users, movies: ratings.movies,
      values: (0..<ratings.count).map { ratings.values[$0] * factor },
      userCount: ratings.userCount, movieCount: ratings.movieCount)
    let losses = [ratings, image].map { ratings in
      let learner = learner(Samples.dotProduct, ratings: ratings)
      _ = train(learner)
      return learner.validate().mean
    }
    if factor > 0 {
      #expect(abs(losses[1] / 400 - losses[0]) < 1e-3 * losses[0])
    } else {
      // Of the other sign it is another problem, as large as it was.
      #expect(abs(losses[1] / 4 - losses[0]) < 0.5 * losses[0])
    }
  }

  @Test("Each epoch takes the ratings in a fresh order")
  func freshOrder() {
    let learner = learner(Samples.dotProduct)
    let first = (0..<2).map { _ in
      learner.beginEpoch()
      return learner.samples.map(\.user)
    }
    #expect(first[0] != first[1])
    #expect(first[0].sorted() == first[1].sorted())
  }

  @Test("Regularization pulls factors towards zero")
  func regularization() {
    var settings = Samples.biased
    settings[.regularization] = 0
    let free = train(learner(settings), epochs: 20)
    settings[.regularization] = 3
    let held = train(learner(settings), epochs: 20)
    func norm(_ values: [Float]) -> Float { values.reduce(0) { $0 + $1 * $1 } }
    #expect(norm(held.userFactors.values) < 0.5 * norm(free.userFactors.values))
    #expect(norm(held.movieFactors.values) < 0.5 * norm(free.movieFactors.values))
  }

  @Test(
    "The least data train without a trap",
    arguments: [1, 2, 11], [Samples.dotProduct, Samples.biased])
  func tiny(count: Int, settings: Settings) {
    let ratings = Samples.ratings(users: 1, movies: 1, count: count)
    let loop = TrainingLoop(
      learner: learner(settings, ratings: ratings), schedule: Schedule(epochs: 3, patience: 1))
    let end = loop.run(.init(clock: { 0 }))
    #expect(end.bestEpoch != nil)
    #expect((loop.best?.validated == nil) == (count == 1))
  }

  @Test("A learning rate beyond reason ends in a failure, not in a trap")
  func diverges() {
    var settings = Samples.dotProduct
    settings[.learningRate] = 1e30
    let loop = TrainingLoop(
      learner: learner(settings), schedule: Schedule(epochs: 3, patience: 9))
    guard case .failed(let words) = loop.run(.init(clock: { 0 })).reason else {
      Issue.record("expected a failure")
      return
    }
    #expect(words.contains("epoch 1"))
    #expect(words.contains("diverged"))
  }
}
