import Models
import RatingData
import TestSamples
import Testing

@testable import Learning

@Suite struct `The samples that are kept` {
  /// A sample that tells its number: it predicts that.
  private func model(_ number: Int) -> FactorModel {
    FactorModel(
      userFactors: FactorMatrix(rows: 1, columns: 1, values: [0]),
      movieFactors: FactorMatrix(rows: 1, columns: 1, values: [0]),
      biases: Biases(mean: Float(number), users: [0], movies: [0]))
  }

  private func numbers(_ samples: KeptSamples) -> [Int] {
    samples.samples.map { Int($0.predict(UserIndex(0), MovieIndex(0)).rating) }
  }

  private func taken(_ count: Int, _ samples: KeptSamples) -> KeptSamples {
    var samples = samples
    for number in samples.count + 1..<samples.count + 1 + count {
      _ = samples.take { model(number) }
    }
    return samples
  }

  @Test(arguments: [
    (1, Array(1...1)), (20, Array(1...20)), (21, Array(stride(from: 2, through: 20, by: 2))),
    (41, Array(stride(from: 2, through: 40, by: 2))),
    (42, Array(stride(from: 4, through: 40, by: 4))),
    (1000, Array(stride(from: 64, through: 960, by: 64))),
  ])
  func `are all of them, or every second, fourth, … one`(count: Int, kept: [Int]) {
    // A sample of 10 numbers, of which 20 fit.
    let samples = taken(count, KeptSamples(size: 10, budget: 800))
    #expect(numbers(samples) == kept)
    #expect(samples.count == count)
  }

  @Test func `are sixteen at least before any goes`() {
    #expect(numbers(taken(16, KeptSamples(size: 1 << 40))) == Array(1...16))
    #expect(numbers(taken(17, KeptSamples(size: 1 << 40))).count == 8)
  }

  @Test func `take no more than 128 MiB`() {
    #expect(numbers(taken(128, KeptSamples(size: 1 << 18))).count == 128)
    #expect(numbers(taken(129, KeptSamples(size: 1 << 18))).count == 64)
  }

  @Test func `are the same where a chain was interrupted, and where all had been kept`() {
    let empty = KeptSamples(size: 10, budget: 800)
    let straight = taken(100, empty)
    for part in [5, 20, 21, 63, 99] {
      let before = taken(part, empty)
      let after = empty.restored(before.samples, count: before.count, stride: before.stride)
      #expect(numbers(taken(100 - part, after)) == numbers(straight))
      let all = empty.restored((1...part).map(model), count: part, stride: 1)
      #expect(numbers(taken(100 - part, all)) == numbers(straight))
    }
  }

  /// A chain that keeps 16 samples.
  private func chain(_ ratings: Ratings, _ split: Split) -> BayesLearner {
    let learner = BayesLearner(
      ratings: ratings, split: split, settings: Samples.timedBayes, workers: .onePerCore)
    learner.kept = KeptSamples(size: 1 << 40)
    return learner
  }

  private func sample(_ count: Int, _ learner: BayesLearner) {
    for _ in 0..<count {
      learner.beginEpoch()
      _ = learner.advance(steps: learner.stepsPerEpoch)
    }
  }

  @Test(arguments: [3, 16, 18, 25, 60])
  func `are the model that is validated`(epochs: Int) throws {
    let ratings = Samples.timedRatings()
    let split = Samples.timedBayes.split(ratings)
    let learner = chain(ratings, split)
    sample(epochs, learner)
    let model = try #require(learner.model() as? SampledModel)
    #expect(model.samples.count <= 16)
    let error = split.validation.map { Int($0) }.reduce(0.0) { sum, position in
      let predicted = model.predict(
        ratings.users[position], ratings.movies[position], at: ratings.times[position]
      ).rating
      let error = Double(predicted - ratings.values[position])
      return sum + error * error
    }
    let validated = learner.validate().mean
    #expect(abs(validated - error / Double(split.validation.count)) < 1e-4)
  }

  @Test(arguments: [5, 17, 18, 30])
  func `go on from a state as if the chain had never stopped`(stop: Int) throws {
    let ratings = Samples.timedRatings()
    let split = Samples.timedBayes.split(ratings)
    let straight = chain(ratings, split)
    sample(60, straight)
    let stopped = chain(ratings, split)
    sample(stop, stopped)
    let resumed = chain(ratings, split)
    try resumed.restore(stopped.state)
    sample(60 - stop, resumed)
    #expect(resumed.state == straight.state)
    #expect(resumed.validate() == straight.validate())
  }

  @Test func `go on from a state of before any went`() throws {
    let ratings = Samples.timedRatings()
    let split = Samples.timedBayes.split(ratings)
    let straight = chain(ratings, split)
    sample(40, straight)
    let old = BayesLearner(
      ratings: ratings, split: split, settings: Samples.timedBayes, workers: .onePerCore)
    sample(30, old)
    var state = old.state
    state.integers["taken"] = nil
    state.integers["stride"] = nil
    let resumed = chain(ratings, split)
    try resumed.restore(state)
    sample(10, resumed)
    #expect(resumed.state == straight.state)
    #expect(resumed.validate() == straight.validate())
  }

  @Test func `are read from a state that calls the number of those taken draws`() throws {
    let ratings = Samples.timedRatings()
    let split = Samples.timedBayes.split(ratings)
    let learner = chain(ratings, split)
    sample(30, learner)
    var state = learner.state
    state.integers["draws"] = state.integers.removeValue(forKey: "taken")
    let resumed = chain(ratings, split)
    try resumed.restore(state)
    #expect(resumed.state == learner.state)
  }

  @Test func `are as many as their state says`() throws {
    let ratings = Samples.timedRatings()
    let split = Samples.timedBayes.split(ratings)
    let learner = chain(ratings, split)
    sample(30, learner)
    var state = learner.state
    state.integers["taken"] = [3]
    #expect(throws: LearnerStateError.self) { try chain(ratings, split).restore(state) }
  }
}
