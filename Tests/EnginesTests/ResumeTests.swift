import Files
import FoundationEssentials
import Learning
import Models
import RatingData
import Runs
import TestFolders
import TestSamples
import Testing

@testable import Engines

/// A run that is stopped anywhere, read from the disk and resumed.
@Suite struct `A resumed run` {
  private let home = TemporaryFolder()
  private let ratings = Samples.timedRatings()

  private static func settings(_ preset: Preset) -> Settings {
    var settings = preset.settings(seed: 3)
    settings.schedule = Schedule(epochs: 4, patience: 4)
    if settings.descriptors.contains(Setting.factors.descriptor) { settings[.factors] = 3 }
    if preset == .bayes {
      settings[.burnIn] = 1
      settings[.features] = .all
    }
    return settings
  }

  private func made(
    _ settings: Settings, planned: [SettingsChange] = []
  ) throws -> RunFolder {
    let folder = RunFolder(home.path + "/run")
    try Folder.create(folder.path)
    let manifest = RunManifest(
      data: "d", arguments: [], ratings: ratings, settings: settings, planned: planned, started: "")
    try DurableFile.replace(folder.path + "/run.json", with: Array(JSONEncoder().encode(manifest)))
    return folder
  }

  private func recorder(
    _ folder: RunFolder, _ settings: Settings,
    secondsToWrite: @escaping @Sendable (RunCheckpoint) -> Double = { $0.secondsToWrite }
  ) throws -> RunRecorder {
    let data = Self.dataSet(ratings)
    return try RunRecorder(
      folder, format: EventFormat(data: "d", settings: settings),
      weights: { try Weights($0, of: data, settings: settings) }, secondsToWrite: secondsToWrite,
      tell: { Issue.record("\($0)") })
  }

  /// What it said, and the model it kept.
  private func run(
    _ engine: LocalEngine, onProgress: (EpochProgress) -> Void = { _ in }
  ) -> (epochs: [EpochRecord], end: RunEnd?, best: Snapshot?) {
    var epochs: [EpochRecord] = []
    withoutActuallyEscaping(onProgress) { onProgress in
      engine.run(
        EngineOutput(report: { event in
          if case .epoch(let record) = event { epochs.append(record.untimed) }
          if case .progress(let progress) = event { onProgress(progress) }
        }))
    }
    return (epochs, engine.result?.end, engine.result?.best)
  }

  @Test(
    arguments: [
      Preset.seed, .biased, .als, .svdpp, .bayes, .implicitALS, .ease, .popular, .baseline,
    ], [(1, 0.0), (1, 0.7), (2, 0.3), (3, 1.0)])
  func `equals one that never stopped`(preset: Preset, stop: (epoch: Int, done: Double)) throws {
    let settings = Self.settings(preset)
    let straight = run(LocalEngine(settings, on: ratings))
    let folder = try made(settings)
    do {
      let engine = LocalEngine(settings, on: ratings, recorder: try recorder(folder, settings))
      _ = run(engine) { progress in
        if progress.epoch > stop.epoch
          || (progress.epoch == stop.epoch && progress.done >= stop.done)
        {
          engine.control.give(.stop)
        }
      }
    }
    let resumed = try ResumedRun(folder)
    let engine = LocalEngine(
      settings, on: ratings, resumption: resumed.resumption,
      recorder: try recorder(folder, settings))
    let rest = run(engine)
    #expect(rest.epochs == straight.epochs)
    #expect(rest.best == straight.best)
    #expect(rest.end?.bestEpoch == straight.end?.bestEpoch)
    let report = try RunReport(folder)
    #expect(report.epochs.map(\.trained) == straight.epochs.map(\.trained))
    #expect(report.epochs.map(\.validated) == straight.epochs.map(\.validated))
  }

  @Test(arguments: [(0, 1), (.infinity, nil)] as [(Double, Int?)])
  func `has a state from the end of its first epoch on, where that is worth it`(
    cost: Double, completed: Int?
  ) throws {
    let settings = Self.settings(.biased)
    let folder = try made(settings)
    let recorder = try recorder(folder, settings, secondsToWrite: { _ in cost })
    let engine = LocalEngine(settings, on: ratings, recorder: recorder)
    var found: [Int?] = []
    _ = run(engine) { progress in
      // Looking at it waits for what is being written.
      guard progress.epoch == 2, found.isEmpty, recorder.isKeeping else { return }
      found.append(try? folder.checkpoint().state.completed)
    }
    #expect(found == [completed])
  }

  @Test(arguments: [3, 4, 6])
  func `ends after another number of epochs than planned, where it is told to`(epochs: Int) throws {
    var settings = Self.settings(.biased)
    let folder = try made(settings)
    do {
      let engine = LocalEngine(settings, on: ratings, recorder: try recorder(folder, settings))
      _ = run(engine) { if $0.epoch == 3, $0.done >= 0.5 { engine.control.give(.stop) } }
    }
    let resumed = try ResumedRun(folder).ending(after: epochs)
    let rest = run(LocalEngine(settings, on: ratings, resumption: resumed.resumption))
    settings[.epochs] = epochs
    let straight = run(LocalEngine(settings, on: ratings))
    #expect(rest.epochs == straight.epochs && rest.epochs.count == epochs)
    #expect(rest.end?.reason == .finished && rest.best == straight.best)
  }

  @Test func `trains no more where as many epochs are done`() throws {
    let settings = Self.settings(.biased)
    let folder = try made(settings)
    do {
      let engine = LocalEngine(settings, on: ratings, recorder: try recorder(folder, settings))
      _ = run(engine) { if $0.epoch == 3, $0.done >= 0.5 { engine.control.give(.stop) } }
    }
    let resumed = try ResumedRun(folder).ending(after: 2)
    let rest = run(LocalEngine(settings, on: ratings, resumption: resumed.resumption))
    #expect(rest.epochs.map(\.epoch) == [1, 2] && rest.end?.reason == .finished)
  }

  @Test func `is refused where its best model is of other data`() throws {
    let settings = Self.settings(.biased)
    let folder = try made(settings)
    _ = run(LocalEngine(settings, on: ratings, recorder: try recorder(folder, settings)))
    let path = try #require(folder.weightsPath)
    let best = try Weights(contentsOf: path).snapshot
    let other = Self.dataSet(Samples.ratings(users: 50))
    let model = Samples.model(users: 50, movies: other.ratings.movieCount, factors: 3)
    try Weights(
      Snapshot(model, epoch: best.epoch, validated: 0.1), of: other, settings: settings
    ).write(to: path)
    let resumed = try ResumedRun(folder)
    #expect(
      throws: RunFolderError.broken(
        path: path, why: "of 50 users and 30 movies: expected 40 and 30")
    ) { try resumed.check(ratings) }
  }

  @Test func `goes on with what was set on the way`() throws {
    let settings = Self.settings(.biased)
    let folder = try made(settings)
    let change = SettingsChange(
      epoch: 2, step: 1, done: 0, values: ["learningRate": .number(0.0001)])
    let straight = run(LocalEngine(settings, on: ratings, changes: [change]))
    do {
      let engine = LocalEngine(
        settings, on: ratings, changes: [change], recorder: try recorder(folder, settings))
      _ = run(engine) { if $0.epoch == 3 { engine.control.give(.stop) } }
    }
    let resumed = try ResumedRun(folder)
    #expect(resumed.resumption.checkpoint.settings[.learningRate] == 0.0001)
    #expect(resumed.resumption.history.contains { if case .changed = $0 { true } else { false } })
    let rest = run(LocalEngine(settings, on: ratings, resumption: resumed.resumption))
    #expect(rest.epochs == straight.epochs)
  }

  @Test func `makes the changes that were planned and are not made yet`() throws {
    let settings = Self.settings(.biased)
    let changes = [(2, 1, 0.0001), (4, 2, 0.02)].map { epoch, step, rate in
      SettingsChange(
        epoch: epoch, step: step, done: 0, values: ["learningRate": .number(rate)])
    }
    let straight = run(LocalEngine(settings, on: ratings, changes: changes))
    let folder = try made(settings, planned: changes)
    do {
      let engine = LocalEngine(
        settings, on: ratings, changes: changes, recorder: try recorder(folder, settings))
      _ = run(engine) { if $0.epoch == 3 { engine.control.give(.stop) } }
    }
    let resumed = try ResumedRun(folder)
    #expect(resumed.resumption.planned == [changes[1]])
    #expect(
      run(LocalEngine(settings, on: ratings, resumption: resumed.resumption)).epochs
        == straight.epochs)
  }

  @Test func `says so where the state is of other data`() throws {
    let settings = Self.settings(.biased)
    let folder = try made(settings)
    do {
      let engine = LocalEngine(settings, on: ratings, recorder: try recorder(folder, settings))
      _ = run(engine) { if $0.epoch == 2 { engine.control.give(.stop) } }
    }
    let resumed = try ResumedRun(folder)
    let others = Samples.ratings(users: 50)
    #expect(throws: RunFolderError.otherData(path: folder.path, data: "d")) {
      try resumed.check(others)
    }
    var end: RunEnd?
    LocalEngine(settings, on: others, resumption: resumed.resumption).run(
      EngineOutput(report: { if case .ended(let found) = $0 { end = found } }))
    #expect(end?.reason.isFailure == true)
  }

  private static func dataSet(_ ratings: Ratings) -> DataSet {
    DataSet(
      name: "d", ratings: ratings,
      catalogue: Catalogue(
        movies: (0..<ratings.movieCount).map {
          Movie(id: MovieID(Int64($0)), title: "\($0) (1950)", genres: [])
        }, users: (0..<ratings.userCount).map { User(id: UserID(Int64($0))) }))
  }
}

extension EpochRecord {
  /// The record without times.
  fileprivate var untimed: EpochRecord {
    EpochRecord(
      epoch: epoch, metrics: metrics, seconds: 0,
      ratingsPerSecond: 0,
      isBest: isBest, epochsSinceBest: epochsSinceBest)
  }
}
