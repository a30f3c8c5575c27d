import Glibc
import RatingData
import RatingFiles
import Testing

@testable import Learning

/// Where MovieLens 1M lies: its folder or its zip. It may not be passed on, so it is not here.
private let location = getenv("MARQUEE_ML1M").map { String(cString: $0) }

@Suite("MovieLens 1M", .enabled(if: location != nil, "set MARQUEE_ML1M to its folder or zip"))
struct MovieLens1MTests {
  /// Sixteen runs of an independent implementation, each with its own shuffle and start: mean and
  /// standard deviation of each epoch.
  private static let reference:
    [(loss: (mean: Double, sd: Double), validation: (mean: Double, sd: Double))] = [
      ((11.0527, 0.1311), (5.3556, 0.1341)), ((3.2141, 0.0630), (2.0807, 0.0199)),
      ((1.6438, 0.0139), (1.3864, 0.0057)), ((1.2217, 0.0051), (1.1328, 0.0057)),
      ((1.0491, 0.0042), (1.0142, 0.0066)), ((0.9640, 0.0049), (0.9514, 0.0071)),
      ((0.9174, 0.0058), (0.9155, 0.0077)), ((0.8900, 0.0068), (0.8931, 0.0082)),
      ((0.8725, 0.0078), (0.8789, 0.0089)), ((0.8605, 0.0087), (0.8689, 0.0092)),
      ((0.8513, 0.0096), (0.8612, 0.0097)), ((0.8438, 0.0104), (0.8544, 0.0103)),
      ((0.8369, 0.0111), (0.8488, 0.0107)), ((0.8303, 0.0115), (0.8430, 0.0109)),
      ((0.8237, 0.0118), (0.8374, 0.0110)),
    ]
  private static let seeds = 8

  @Test("Eight seeds learn as the reference does, in every epoch")
  func reference() throws {
    let source = Source(location)
    let ratings = try source.load(ReadingOptions()).ratings
    try #require(ratings.count == 1_000_209)
    let runs = (1...Self.seeds).map { records(ratings, seed: UInt64($0)) }
    for (epoch, expected) in Self.reference.enumerated() {
      compare(runs.map { $0[epoch].trained }, expected.loss, "loss of epoch \(epoch + 1)")
      compare(
        runs.compactMap { $0[epoch].validated }, expected.validation,
        "val_loss of epoch \(epoch + 1)")
    }
  }

  private func records(_ ratings: Ratings, seed: UInt64) -> [EpochRecord] {
    let settings = Preset.seed.settings(seed: seed)
    let split = settings.split(ratings)
    var records: [EpochRecord] = []
    TrainingLoop(
      learner: settings.makeLearner(for: ratings, split: split),
      schedule: Schedule(epochs: 15, patience: 99)
    )
    .run(
      .init(
        clock: { 0 },
        report: { event in
          if case .epoch(let record) = event { records.append(record) }
        }))
    return records
  }

  /// Within three standard errors and one per cent.
  private func compare(
    _ values: [Double], _ expected: (mean: Double, sd: Double), _ what: String
  ) {
    let mean = values.reduce(0, +) / Double(values.count)
    let allowed = 3 * expected.sd / Double(values.count).squareRoot() + 0.01 * expected.mean
    print("\(what): \(mean), expected \(expected.mean) ± \(allowed)")
    #expect(values.count == Self.seeds)
    #expect(abs(mean - expected.mean) <= allowed, "\(what): \(mean), expected \(expected.mean)")
  }
}
