import Concurrency
import Models
import RatingData
import TestSamples
import Testing

@testable import Learning

/// More ratings than a thread takes at a time.
@Suite struct `Validation` {
  @Test(arguments: [0, 1, 4095, 4096, 4097, 20_000])
  func `adds errors in their order, whatever the number of threads`(count: Int) {
    var rng = SeededGenerator(seed: 2, stream: .other)
    let errors = rng.uniform(count).map { $0 - 0.5 }
    let sums = [1, 2, 5].map { Workers(count: $0).errors(of: count) { errors[$0] } }
    #expect(sums[0] == sums[1] && sums[0] == sums[2] && sums[0].count == count)
    #expect(sums[0].squares == errors.reduce(0) { $0 + $1 * $1 })
    #expect(abs(sums[0].magnitudes - errors.reduce(0) { $0 + abs($1) }) <= 1e-9 * Double(count))
    #expect(sums[0].intervals == 0 && sums[0].held == 0)
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
      return (means: learner.validateAll(), model: learner.model())
    }
    #expect(found[0].means == found[1].means)
    let errors = split.validation.map { position in
      let position = Int(position)
      let predicted = found[0].model.predict(ratings.users[position], ratings.movies[position])
      return Double(predicted.rating - ratings.values[position])
    }
    let expected: [Metric: Double] = [
      .loss: errors.reduce(0) { $0 + $1 * $1 }, .mae: errors.reduce(0) { $0 + abs($1) },
    ]
    #expect(Set(found[0].means.keys) == Set(expected.keys))
    for (metric, sum) in expected {
      let mean = try #require(found[0].means[metric])
      #expect(mean.count == split.validation.count)
      #expect(abs(mean.sum / sum - 1) < 1e-4, "\(metric.name)")
    }
  }
}
