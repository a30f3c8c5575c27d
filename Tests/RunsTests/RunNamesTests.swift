import Learning
import TestSamples
import Testing

@testable import Runs

/// What runs are called beside each other.
@Suite struct RunNamesTests {
  private func run(
    _ settings: Settings, data: String = "d", changes: [SettingsChange] = [],
    status: RunReport.Status = .ended(.finished)
  ) -> RunReport {
    RunReport(
      RunFolder("/nowhere/20261128T120000-d"),
      RunManifest(
        data: data, arguments: [], ratings: Samples.ratings(users: 2), settings: settings,
        started: "2026-11-28T12:00:00Z"),
      epochs: [
        EpochRecord(
          epoch: 1, metrics: EpochMetrics(trained: 1, validated: 1), seconds: 1,
          ratingsPerSecond: nil, isBest: true, epochsSinceBest: 0)
      ], changes: changes, status: status)
  }

  private func settings(_ change: (inout Settings) -> Void = { _ in }) -> Settings {
    var settings = Settings(.biased)
    change(&settings)
    return settings
  }

  @Test func isWhatDiffers() {
    let changed = SettingsChange(
      epoch: 4, step: 0, done: 0, values: ["learningRate": .number(0.01)])
    let names = RunNames([
      run(settings { $0[.factors] = 20 }),
      run(settings { $0[.factors] = 20 }, changes: [changed]),
      run(settings { $0[.factors] = 20 }, status: .ended(.stopped)),
    ]).beside
    #expect(
      names == [
        "biased, factors 20", "learning rate 0.01 from epoch 4", "stopped after 1",
      ])
  }

  @Test func namesThePresetAndTheDataWhereTheyDiffer() {
    let names = RunNames([run(Settings(.seed)), run(Settings(.biased), data: "e")]).beside
    #expect(names == ["d, seed", "e, biased"])
  }

  @Test func aRunAloneIsCalledByItsDataAndWhatWasSet() {
    #expect(RunNames([run(settings { $0.seed = 7 })]).beside == ["d, biased, seed 7"])
    #expect(run(settings()).title == "biased")
  }

  @Test func noneHaveNames() { #expect(RunNames([]).beside.isEmpty) }
}
