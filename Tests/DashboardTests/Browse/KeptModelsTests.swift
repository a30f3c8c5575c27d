import Files
import Foundation
import Learning
import Models
import RatingData
import Runs
import TestFolders
import Testing

@testable import Dashboard

/// Movies' neighbours by models of runs on disk.
@Suite struct `Models that are kept` {
  private let folder = TemporaryFolder()
  private var store: RunStore { RunStore(folder.path + "/runs") }

  /// A run that has ended, with a model in which each movie is near to the next.
  @discardableResult
  private func keep(_ data: DataSet, label: String = "", number: Int) throws -> RunFolder {
    let run = try store.makeFolder(data: "fixture", preset: "als", at: Date())
    var settings = Settings(.als)
    settings.seed = UInt64(number)
    let manifest = RunManifest(
      data: data.name, arguments: [], ratings: data.ratings, settings: settings,
      started: "2026-01-0\(number)T00:00:00Z", number: number)
    try DurableFile.replace(run.path + "/run.json", with: Array(JSONEncoder().encode(manifest)))
    func matrix(_ rows: Int) -> FactorMatrix {
      FactorMatrix(
        rows: rows, columns: 2,
        values: (0..<rows).flatMap { [cos(Float($0 * number) / 9), sin(Float($0 * number) / 9)] })
    }
    let model = FactorModel(
      userFactors: matrix(data.ratings.userCount), movieFactors: matrix(data.ratings.movieCount))
    let weights = try Weights(
      Snapshot(model, epoch: 3 + number, validated: nil), of: data, settings: settings)
    try weights.write(to: run.path + "/best-\(3 + number).safetensors")
    if !label.isEmpty { try run.setLabel(label) }
    return run
  }

  private let data = Fixture.dataSet(named: "fixture", known: nil)

  private func title(_ scenario: Scenario) -> String? {
    scenario.state.shared.neighbourSource.map { scenario.state.shared.title(of: $0) }
  }

  @Test func `follow likeness, the run and browse, by name, the newest first`() throws {
    try keep(data, number: 1)
    try keep(data, label: "my best", number: 2)
    var scenario = Scenario(lens: .likeness, runs: store)
    scenario.trainToTheEnd()
    scenario.type("2")
    scenario.work(on: KeptModels.listing)
    scenario.trainBrowse()
    var seen: [String?] = []
    for _ in 0..<6 {
      seen.append(title(scenario))
      scenario.type("v")
      scenario.work(on: KeptModels.reading)
    }
    #expect(
      seen == [
        "likeness", "biased · epoch 6", "browse", "my best · epoch 5", "als of run 1 · epoch 4",
        "likeness",
      ])
  }

  @Test func `are read when they are first chosen, and not again`() throws {
    try keep(data, number: 1)
    var scenario = Scenario(lens: .likeness, runs: store)
    scenario.trainToTheEnd()
    scenario.type("2v")
    scenario.trainBrowse()
    #expect(scenario.jobs(of: KeptModels.listing).count == 1)
    scenario.work(on: KeptModels.listing)
    #expect(scenario.jobs(of: KeptModels.reading).isEmpty)
    scenario.type("vv")
    #expect(scenario.jobs(of: KeptModels.reading).count == 1)
    scenario.work(on: KeptModels.reading)
    #expect(title(scenario) == "als of run 1 · epoch 4")
    let answer = try #require(scenario.state.movies.current)
    #expect(answer.question.source.model?.snapshot.epoch == 4 && !answer.neighbours.isEmpty)
    scenario.type("vvvv")
    #expect(scenario.jobs(of: KeptModels.reading).count == 1)
  }

  @Test func `of other ratings are not offered`() throws {
    try keep(Fixture.dataSet(named: "other", known: nil, step: 2), number: 1)
    var scenario = Scenario(lens: .likeness, runs: store)
    scenario.type("2")
    scenario.work(on: KeptModels.listing)
    #expect(scenario.state.shared.kept.offered.isEmpty)
  }

  @Test func `that cannot be read are told and passed over`() throws {
    let run = try keep(data, label: "spoiled", number: 1)
    try DurableFile.replace(run.path + "/best-4.safetensors", with: Array("nothing".utf8))
    var scenario = Scenario(lens: .likeness, runs: store)
    scenario.trainToTheEnd()
    scenario.type("2")
    scenario.trainBrowse()
    scenario.work(on: KeptModels.listing)
    scenario.type("vvv")
    scenario.work(on: KeptModels.reading)
    #expect(scenario.screen.contains("spoiled: "))
    #expect(scenario.state.shared.lens == .likeness)
    #expect(scenario.state.shared.kept.offered.isEmpty)
  }
}
