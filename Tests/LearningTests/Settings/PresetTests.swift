import RatingFiles
import Testing

@testable import Learning

@Suite("The preset `biased`")
struct PresetTests {
  @Test("It reaches a validation loss of 0.78 on the embedded ratings, mean of the first seeds")
  func reaches() throws {
    let ratings = try Source(nil).load(ReadingOptions()).ratings
    #expect(ratings.count == 100_004)
    // Without optimization the Swift path is slow, and one seed, a hard one, must do.
    let seeds: ClosedRange<UInt64> = BatchKernel.Path.fastest == .wide ? 1...5 : 2...2
    let losses = try seeds.map { seed in
      let settings = Preset.biased.settings(seed: seed)
      let loop = TrainingLoop(
        learner: settings.makeLearner(for: ratings, split: settings.split(ratings)),
        schedule: settings.schedule)
      return try #require(loop.run(.init(clock: { 0 })).bestValidated)
    }
    #expect(losses.reduce(0, +) / Double(losses.count) <= 0.78, "\(losses)")
  }
}
