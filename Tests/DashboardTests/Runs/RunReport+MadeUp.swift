import Learning
import Runs

@testable import Dashboard

extension RunReport {
  /// A run that no disk has.
  ///
  /// - Parameter time: when it began, as its folder's name has it.
  static func made(
    _ time: String, _ preset: Preset, factors: Int, losses: [Double], seconds: Double = 0.1,
    seed: UInt64 = 1, data: String = "fixture", status: RunReport.Status = .ended(.finished)
  ) -> RunReport {
    var settings = preset.settings()
    settings[.factors] = factors
    settings.seed = seed
    let manifest = RunManifest(
      data: data, arguments: ["--data", data],
      ratings: Fixture.dataSet(named: "", known: nil).ratings,
      settings: settings, started: "2026-01-01T00:00:00Z")
    return RunReport(
      RunFolder("/runs/\(time)-fixture-\(preset.rawValue)"), manifest,
      epochs: losses.enumerated().map { index, loss in
        EpochRecord(
          epoch: index + 1, metrics: EpochMetrics(trained: loss, validated: loss), seconds: seconds,
          ratingsPerSecond: 1, isBest: losses[..<index].allSatisfy { $0 > loss },
          epochsSinceBest: 0)
      }, status: status)
  }
}
