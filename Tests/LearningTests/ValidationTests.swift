import Concurrency
import Models
import RatingData
import TestSamples
import Testing

@testable import Learning

/// More ratings than a thread takes at a time.
@Suite struct `Validation` {
  @Test(arguments: [0, 1, 4095, 4096, 4097, 20_000])
  func `adds squared errors in their order, whatever the number of threads`(count: Int) {
    var rng = SeededGenerator(seed: 2, stream: .other)
    let errors = rng.uniform(count)
    let expected = RunningMean(sum: errors.reduce(0) { $0 + $1 * $1 }, count: count)
    for threads in [1, 2, 5] {
      #expect(Workers(count: threads).squaredErrors(of: count) { errors[$0] } == expected)
    }
  }

  @Test(arguments: [0, 1, 4097, 20_000]) func `changes each value once`(count: Int) {
    for threads in [1, 3] {
      var values = (0..<count).map { $0 }
      Workers(count: threads).update(&values) { $0 += 7 }
      #expect(values == (0..<count).map { $0 + 7 })
    }
  }

  @Test(arguments: [Preset.seed, .biased, .als, .mllib, .svdpp, .bayes, .baseline])
  func `is the error of what the model predicts`(preset: Preset) throws {
    let ratings = Samples.ratings(users: 60, movies: 50, count: 12_000)
    let split = Split(
      train: (0..<2000).map { Int32($0) }, validation: (2000..<12_000).map { Int32($0) })
    let settings = Samples.settings(preset) { $0[.burnIn] = 1 }
    let found = [1, 3].map { threads in
      let learner = settings.makeLearner(
        for: ratings, split: split, workers: Workers(count: threads))
      for _ in 0..<4 {
        learner.beginEpoch()
        _ = learner.advance(steps: .max)
      }
      return (error: learner.validate(), model: learner.model())
    }
    #expect(found[0].error == found[1].error)
    let expected = split.validation.reduce(0.0) { sum, position in
      let position = Int(position)
      let predicted = found[0].model.predict(ratings.users[position], ratings.movies[position])
      let error = Double(predicted.rating - ratings.values[position])
      return sum + error * error
    }
    #expect(found[0].error.count == split.validation.count)
    #expect(abs(found[0].error.sum / expected - 1) < 1e-4)
  }
}
