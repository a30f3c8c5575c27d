import Concurrency
import Models
import RatingData
import TestSamples
import Testing

@testable import Learning

@Suite("Alternating least squares")
struct ALSLearnerTests {
  private let settings = Samples.settings(.als) { $0[.factors] = 11 }

  private func learner(
    _ ratings: Ratings, epochs: Int, _ settings: Settings? = nil
  ) -> ALSLearner {
    let everything = Split(train: (0..<Int32(ratings.count)).map { $0 }, validation: [])
    let learner = ALSLearner(
      ratings: ratings, split: everything, settings: settings ?? self.settings,
      workers: Workers(count: 2))
    for _ in 0..<epochs {
      learner.beginEpoch()
      _ = learner.advance(steps: learner.stepsPerEpoch)
    }
    return learner
  }

  /// The gradient of the objective at a movie's unknowns is 0 right after movies were solved for; in double
  /// precision, by the formula, from the model alone.
  @Test(
    "A sweep leaves every movie at the minimum of the objective", arguments: [1, 7, 8, 9, 11, 20])
  func minimum(factors: Int) throws {
    let ratings = Samples.ratings()
    let settings = Samples.settings(.als) { $0[.factors] = factors }
    let model = try #require(learner(ratings, epochs: 2, settings).model() as? FactorModel)
    let biases = try #require(model.biases)
    let scale = Standardization(of: (0..<Int32(ratings.count)).map { $0 }, in: ratings)
    let deviation = Double(scale.deviation)
    let lambda = Double(settings[.regularization] as Float)
    for movie in 0..<ratings.movieCount {
      let q = model.movieFactors[movie].map { Double($0) }
      let b = Double(biases.movies[movie]) / deviation
      var gradient = [Double](repeating: 0, count: q.count + 1)
      var count = 0.0
      for position in 0..<ratings.count where ratings.movies[position].position == movie {
        let user = ratings.users[position].position
        let p = model.userFactors[user].map { Double($0) / deviation }
        let predicted =
          zip(p, q).reduce(0) { $0 + $1.0 * $1.1 } + b + Double(biases.users[user]) / deviation
        let error = predicted - Double(ratings.values[position] - scale.mean) / deviation
        for factor in 0..<q.count { gradient[factor] += error * p[factor] }
        gradient[q.count] += error
        count += 1
      }
      let ridge = lambda * count.squareRoot()
      for factor in 0..<q.count { gradient[factor] += ridge * q[factor] }
      gradient[q.count] += ridge * b
      #expect(gradient.allSatisfy { abs($0) < 2e-4 * count }, "\(movie): \(gradient)")
    }
  }

  /// MLlib's objective: the ratings as they are, the penalty times their number.
  @Test(
    "Without biases a sweep leaves every movie at the minimum of MLlib's objective",
    arguments: [1, 7, 8, 9, 11, 20])
  func minimumWithoutBiases(factors: Int) throws {
    let ratings = Samples.ratings()
    let settings = Samples.settings(.mllib) { $0[.factors] = factors }
    let model = try #require(learner(ratings, epochs: 2, settings).model() as? FactorModel)
    #expect(model.biases == nil)
    let lambda = Double(settings[.regularization] as Float)
    for movie in 0..<ratings.movieCount {
      let q = model.movieFactors[movie].map { Double($0) }
      var gradient = [Double](repeating: 0, count: q.count)
      var count = 0.0
      for position in 0..<ratings.count where ratings.movies[position].position == movie {
        let p = model.userFactors[ratings.users[position].position].map { Double($0) }
        let error =
          zip(p, q).reduce(0) { $0 + $1.0 * $1.1 } - Double(ratings.values[position])
        for factor in q.indices { gradient[factor] += error * p[factor] }
        count += 1
      }
      for factor in q.indices { gradient[factor] += lambda * count * q[factor] }
      #expect(gradient.allSatisfy { abs($0) < 1e-3 * max(1, count) }, "\(movie): \(gradient)")
    }
  }

  @Test("Movies without ratings stay at 0")
  func unrated() throws {
    let ratings = Ratings(
      users: [0, 0, 1].map { UserIndex($0) }, movies: [0, 1, 0].map { MovieIndex($0) },
      values: [5, 1, 3], userCount: 2, movieCount: 3)
    let model = try #require(learner(ratings, epochs: 3).model() as? FactorModel)
    #expect(model.movieFactors[2].allSatisfy { $0 == 0 })
    #expect(model.biases?.movies[2] == 0)
  }

  @Test("Values of any size learn without a number that is none", arguments: [1e-20, 1, 1e15, 0])
  func sizes(scale: Float) {
    let samples = Samples.ratings()
    let ratings = Ratings(
      users: (0..<samples.count).map { samples.users[$0] },
      movies: (0..<samples.count).map { samples.movies[$0] },
      values: (0..<samples.count).map { samples.values[$0] * scale },
      userCount: samples.userCount, movieCount: samples.movieCount)
    let model = learner(ratings, epochs: 3).model()
    #expect(model.scores(for: UserIndex(0)).allSatisfy { $0.isFinite })
  }

  @Test("Regularization and its power matter")
  func settingsMatter() {
    func loss(_ change: (inout Settings) -> Void) -> Double {
      let ratings = Samples.ratings()
      var settings = settings
      change(&settings)
      let learner = settings.makeLearner(for: ratings, split: settings.split(ratings))
      var loss = RunningMean()
      for _ in 0..<5 {
        learner.beginEpoch()
        loss = learner.advance(steps: learner.stepsPerEpoch)
      }
      return loss.mean
    }
    #expect(loss { $0[.regularization] = 9 } > 1.5 * loss { $0[.regularization] = 0.5 })
    #expect(
      loss { $0[.regularizationPower] = 1 } > 1.5 * loss { $0[.regularizationPower] = 0 })
  }

  /// Ratings of rank 3 without noise: three factors are enough, one is not.
  @Test("Planted factors are recovered by as many factors")
  func planted() {
    var rng = SeededGenerator(seed: 7, stream: .start)
    func sample(_ rows: Int) -> [[Float]] {
      (0..<rows).map { _ in (0..<3).map { _ in 2 * rng.unitFloat() - 1 } }
    }
    let (tastes, traits) = (sample(60), sample(40))
    let pairs = tastes.indices.flatMap { user in traits.indices.map { (user, $0) } }
    let ratings = Ratings(
      users: pairs.map { UserIndex($0.0) }, movies: pairs.map { MovieIndex($0.1) },
      values: pairs.map { user, movie in
        zip(tastes[user], traits[movie]).reduce(3) { $0 + $1.0 * $1.1 }
      }, userCount: 60, movieCount: 40)
    let losses = [1, 3].map { factors in
      var settings = Samples.settings(.als)
      settings[.factors] = factors
      settings[.regularization] = 0.001
      let learner = settings.makeLearner(for: ratings, split: settings.split(ratings))
      for _ in 0..<10 {
        learner.beginEpoch()
        _ = learner.advance(steps: learner.stepsPerEpoch)
      }
      return learner.validate().mean
    }
    #expect(losses[0] > 0.05 && losses[1] < 1e-4, "\(losses)")
  }
}
