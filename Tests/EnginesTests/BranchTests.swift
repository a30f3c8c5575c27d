import Learning
import Runs
import TestSamples
import Testing

@testable import Engines

/// A run that leaves another one at an epoch.
@Suite struct `A branch` {
  private let ratings = Samples.ratings(users: 40)

  private static func settings(_ preset: Preset, seed: UInt64 = 3) -> Settings {
    var settings = preset.settings(seed: seed)
    settings.schedule = Schedule(epochs: 6, patience: 6)
    settings[.factors] = 3
    return settings
  }

  private func losses(of engine: LocalEngine) -> [Double] {
    var losses: [Double] = []
    engine.run(
      EngineOutput(report: { if case .epoch(let record) = $0 { losses.append(record.trained) } }))
    return losses
  }

  private static func changes(after epoch: Int) -> [SettingsChange] {
    [
      SettingsChange(
        epoch: epoch + 1, step: 0, done: 0, values: ["learningRate": .number(0.0005)])
    ]
  }

  @Test(arguments: [Preset.seed, .biased, .svdpp], [1, 4, 6])
  func `equals a run in which the change was planned`(preset: Preset, epoch: Int) throws {
    var settings = Self.settings(preset)
    let states = EpochStates()
    let parent = losses(of: LocalEngine(settings, on: ratings, states: states))
    settings.schedule = Schedule(epochs: 8, patience: 8)
    let changes = Self.changes(after: epoch)
    let straight = losses(of: LocalEngine(settings, on: ratings, changes: changes))
    var start = try #require(states.latest(upTo: epoch))
    start.state.lastEpoch = 8
    let branch = losses(
      of: LocalEngine(
        settings, on: ratings,
        resumption: Resumption(start, planned: changes, history: [])))
    #expect(Array(straight.prefix(epoch)) == Array(parent.prefix(epoch)))
    #expect(branch == Array(straight.suffix(8 - start.state.completed)))
    #expect(straight[epoch...] != parent[epoch...])
  }

  @Test func `begins with the last state before it where there was no room for its own`() throws {
    let settings = Self.settings(.biased)
    let all = EpochStates()
    _ = losses(of: LocalEngine(settings, on: ratings, states: all))
    let one = try #require(all.latest(upTo: 6))
    let few = EpochStates(budget: one.bytes * 5 / 2)
    for epoch in 1...6 {
      var checkpoint = one
      checkpoint.state.completed = epoch
      few.keep { checkpoint }
    }
    #expect((1...6).map { few.latest(upTo: $0)?.state.completed } == [nil, nil, nil, 4, 4, 6])
    #expect(EpochStates(few, upTo: 5).latest(upTo: 6)?.state.completed == 4)
  }

  @Test func `has no state inside an epoch, and none that there is no room for`() throws {
    let states = EpochStates(budget: 10)
    _ = losses(of: LocalEngine(Self.settings(.biased), on: ratings, states: states))
    #expect(states.latest(upTo: 6) == nil)
    #expect(!states.isDue, "no other is copied for nothing")
  }
}
