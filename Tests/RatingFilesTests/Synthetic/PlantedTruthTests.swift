import Learning
import RatingData
import Testing

@testable import RatingFiles
@testable import RatingWriting
@testable import SyntheticRatings

@Suite struct `The truth in made-up sets` {
  @Test(arguments: SyntheticScale.allCases)
  func `leaves an error that is what its noise makes`(scale: SyntheticScale) throws {
    let deviation = 0.2 * scale.span
    let floor = NoiseFloor(scale, deviation: deviation)
    var generator = SeededGenerator(seed: 3, stream: .other)
    // Below the scale, at its end, between two values, in the middle.
    for share in [-0.1, 0, 0.23, 0.5, 1.05] as [Float] {
      let opinion = scale.range.lowerBound + share * scale.span
      var (sum, square) = (0.0, 0.0)
      let count = 40_000
      for _ in 0..<count {
        let value = Double(scale.rounded(opinion + deviation * generator.normal()))
        sum += value
        square += value * value
      }
      let mean = sum / Double(count)
      let variance = square / Double(count) - mean * mean
      let expected = floor.variance(around: Double(opinion))
      #expect(abs(variance / expected - 1) < 0.05, "share \(share): \(variance), \(expected)")
    }
  }

  @Test func `samples numbers that are normal`() {
    var generator = SeededGenerator(seed: 1, stream: .other)
    let numbers = (0..<100_000).map { _ in Double(generator.normal()) }
    let mean = numbers.reduce(0, +) / 100_000
    let variance = numbers.reduce(0) { $0 + $1 * $1 } / 100_000
    #expect(abs(mean) < 0.015 && abs(variance - 1) < 0.02)
    // Of the normal distribution, 68.3 % lie within one deviation and 95.4 % within two.
    #expect(abs(Double(numbers.count { abs($0) < 1 }) / 100_000 - 0.683) < 0.01)
    #expect(abs(Double(numbers.count { abs($0) < 2 }) / 100_000 - 0.954) < 0.005)
  }

  @Test func `samples movies by their weights`() {
    var generator = SeededGenerator(seed: 1, stream: .other)
    let popularity = Popularity(movies: 50, &generator)
    var counts = [Int](repeating: 0, count: 50)
    for _ in 0..<200_000 { counts[popularity.sample(&generator)] += 1 }
    let total = popularity.weights.reduce(0, +)
    for (count, weight) in zip(counts, popularity.weights) {
      let expected = Double(200_000 * weight / total)
      #expect(abs(Double(count) - expected) < 6 * expected.squareRoot())
    }
  }

  @Test func `is found by a learner, down to the noise`() throws {
    let set = SyntheticSet(
      try SyntheticPlan(
        users: 300, movies: 200, ratings: 30_000, factors: 2, scale: .halfToFive, seed: 5))
    let ratings = try Self.ratings(of: set)
    var settings = Preset.biased.settings(seed: 1)
    settings.schedule.epochs = 40
    settings[.factors] = 2
    settings[.regularization] = 0.01
    let split = settings.split(ratings)
    let loop = TrainingLoop(
      learner: settings.makeLearner(for: ratings, split: split), schedule: settings.schedule)
    loop.run(TrainingLoop.Callbacks(clock: { 0 }))
    let loss = try #require(loop.best?.validated)
    let floor = set.noiseFloor
    let variance = split.validation.reduce(0.0) { sum, position in
      let error = Double(ratings.values[Int(position)]) - ratings.mean
      return sum + error * error
    }
    // Three thousand ratings tell an error to some four percent.
    #expect(loss < 1.1 * floor && loss > 0.9 * floor, "\(loss), \(floor)")
    #expect(variance / Double(split.validation.count) > 1.5 * floor)
  }

  private static func ratings(of set: SyntheticSet) throws -> Ratings {
    var rows: [RatingRow] = []
    try set.visit { rows.append($0) }
    return Ratings(
      users: rows.map(\.user), movies: rows.map(\.movie), values: rows.map(\.value),
      userCount: set.catalogue.users.count, movieCount: set.catalogue.movies.count)
  }
}
