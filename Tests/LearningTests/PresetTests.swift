import Files
import Models
import RatingData
import Testing

@testable import Learning

@Suite("The preset `biased`")
struct PresetTests {
  /// The embedded ratings, read where they stand in the sources.
  private func embeddedRatings() throws -> Ratings {
    let root = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
    let bytes = try InputFile.contents(of: "/\(root)/Sources/MovieLensSmall/ratings.csv")
    var users: [Int] = []
    var movies: [Int] = []
    var values: [Float] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")).dropFirst() {
      let fields = line.split(separator: UInt8(ascii: ","))
        .map { String(decoding: $0, as: UTF8.self) }
      users.append(try #require(Int(fields[0])))
      movies.append(try #require(Int(fields[1])))
      values.append(try #require(Float(fields[2])))
    }
    let userRows = Dictionary(
      uniqueKeysWithValues: Set(users).sorted().enumerated().map { ($1, $0) })
    let movieRows = Dictionary(
      uniqueKeysWithValues: Set(movies).sorted().enumerated().map { ($1, $0) })
    return Ratings(
      users: users.compactMap { userRows[$0].map { UserIndex($0) } },
      movies: movies.compactMap { movieRows[$0].map { MovieIndex($0) } }, values: values,
      userCount: userRows.count, movieCount: movieRows.count)
  }

  @Test("It reaches a validation loss of 0.78 on the embedded ratings, mean of the first seeds")
  func reaches() throws {
    let ratings = try embeddedRatings()
    #expect(ratings.count == 100_004)
    // Without optimization the Swift path is slow, and one seed, a hard one, must do.
    let seeds: ClosedRange<UInt64> = BatchKernel.Path.fastest == .wide ? 1...5 : 2...2
    let losses = try seeds.map { seed in
      let settings = Preset.biased.settings(seed: seed)
      let loop = TrainingLoop(
        learner: settings.makeLearner(for: ratings, split: settings.split(ratings)),
        schedule: settings.schedule)
      return try #require(loop.run(.init(clock: { 0 })).bestValidationLoss)
    }
    #expect(losses.reduce(0, +) / Double(losses.count) <= 0.78, "\(losses)")
  }
}
