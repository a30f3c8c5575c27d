import Concurrency
import Files
import FoundationEssentials
import Learning
import Models
import RatingData
import TestFolders
import TestSamples
import Testing

@testable import Runs

/// Runs on disk, without a learner that trains.
@Suite struct `A run's folder` {
  private let home = TemporaryFolder()
  private var store: RunStore { RunStore(home.path + "/runs") }
  private static let data = DataSet.fixture
  private static let settings = Preset.biased.settings(seed: 4)

  private func made(_ seconds: Double = 0, data: String = "a set") throws -> RunFolder {
    try store.makeFolder(data: data, preset: "biased", at: Date(timeIntervalSince1970: seconds))
  }

  private func recorder(
    _ folder: RunFolder, tell: @escaping @Sendable (String) -> Void = { _ in },
    secondsToWrite: @escaping @Sendable (RunCheckpoint) -> Double = { $0.secondsToWrite }
  ) throws -> RunRecorder {
    try RunRecorder(
      folder, format: EventFormat(data: "d", settings: Self.settings),
      weights: { try Weights($0, of: Self.data, settings: Self.settings) },
      secondsToWrite: secondsToWrite, tell: tell)
  }

  private func state(best: Int? = 2, step: Int? = 3) -> TrainingState {
    TrainingState(
      learner: LearnerState(
        learner: "adamax", integers: ["order": [3, -1, .max], "none": []],
        numbers: ["rows": [1.5, -0, .infinity, .leastNonzeroMagnitude]]),
      completed: 4, lastEpoch: 9, epochsSinceBest: 2,
      best: best.map { Snapshot(Self.data.model, epoch: $0, validated: 0.1) },
      epoch: step.map {
        TrainingState.Epoch(
          step: $0, error: RunningMean(sum: 1.0 / 3, count: 7), seconds: 0.1)
      })
  }

  private func write(_ state: TrainingState, to folder: RunFolder) throws {
    try folder.write(RunCheckpoint(state: state, settings: Self.settings)) {
      try Weights($0, of: Self.data, settings: Self.settings)
    }
  }

  @Test(arguments: [(2, 3), (nil, nil), (2, nil), (nil, 0)])
  func `gives back the state that was written, to the bit`(best: Int?, step: Int?) throws {
    let folder = try made()
    let state = state(best: best, step: step)
    try write(state, to: folder)
    let found = try folder.checkpoint()
    #expect(found.state == state)
    #expect(found.settings == Self.settings)
  }

  @Test func `has the best model of the last state and no other`() throws {
    let folder = try made()
    for best in [1, 3, 3] { try write(state(best: best), to: folder) }
    #expect(try Folder.names(in: folder.path) == ["best-3.safetensors", "state.safetensors"])
    #expect(folder.weightsPath == folder.path + "/best-3.safetensors")
    #expect(try folder.checkpoint().state.best?.epoch == 3)
  }

  /// Killed between a best model and its state, and then steered to other epochs than those.
  @Test func `forgets the best model of a state that was never written`() throws {
    let folder = try made()
    try folder.write(
      RunManifest(
        data: "d", arguments: [], ratings: Self.data.ratings, settings: Self.settings, started: ""))
    try write(state(best: 1), to: folder)
    try DurableFile.replace(folder.bestPath(3), with: Array("of another course".utf8))
    try DurableFile.replace(folder.path + "/state.safetensors.7-0.partial", with: [1])
    let recorder = try recorder(folder)
    recorder.rewind(to: try ResumedRun(folder).resumption)
    recorder.write(RunCheckpoint(state: state(best: 3), settings: Self.settings))
    recorder.close()
    #expect(
      try Folder.names(in: folder.path) == [
        "best-3.safetensors", "events.jsonl", "run.json", "state.safetensors",
      ])
    #expect(try folder.checkpoint().state == state(best: 3))
  }

  @Test func `has its first state once it has trained for as long as writing that takes`() throws {
    let folder = try made()
    let recorder = try recorder(folder, secondsToWrite: { _ in 0.5 })
    var made = 0
    func offer(after seconds: Double, best: Int) {
      recorder.writeFirst(after: seconds) {
        made += 1
        return RunCheckpoint(state: state(best: best), settings: Self.settings)
      }
      #expect(recorder.isKeeping)
    }
    // What it takes is known from the first on, and no more is copied before it is worth it.
    for seconds in [0.1, 0.2, 0.49] { offer(after: seconds, best: 1) }
    #expect(!folder.hasState && made == 1)
    offer(after: 0.5, best: 2)
    #expect(try folder.checkpoint().state == state(best: 2))
    offer(after: 9, best: 3)
    #expect(try folder.checkpoint().state == state(best: 2))
    #expect(made == 2)
    recorder.close()
  }

  @Test func `takes longer to write the more there is of it`() {
    var checkpoint = RunCheckpoint(state: state(), settings: Self.settings)
    let small = checkpoint.secondsToWrite
    checkpoint.state.learner.numbers["rows"] = [Float](repeating: 0, count: 1 << 20)
    #expect(small > 0 && checkpoint.secondsToWrite > 2 * small)
  }

  @Test func `is told of where its files cannot be read, beside the others`() throws {
    for seconds in [0.0, 86_400] {
      try made(seconds).write(
        RunManifest(
          data: "d", arguments: [], ratings: Self.data.ratings, settings: Self.settings,
          started: ""))
    }
    let broken = try #require(store.runs().first)
    try DurableFile.replace(broken.manifestPath, with: Array("{}".utf8))
    let (reports, problems) = RunReport.reading(store.runs())
    #expect(reports.map(\.folder) == [store.runs()[1]])
    #expect(
      problems == [.broken(path: broken.manifestPath, why: "version is missing: expected a value")])
  }

  @Test func `says what is wrong with it`() throws {
    let folder = try made()
    #expect(throws: RunFolderError.noState(path: folder.path)) { try folder.checkpoint() }
    #expect(throws: RunFolderError.self) { try folder.manifest() }
    try DurableFile.replace(folder.manifestPath, with: Array("{}".utf8))
    #expect(
      throws: RunFolderError.broken(
        path: folder.manifestPath, why: "version is missing: expected a value")
    ) { try folder.manifest() }
    for other in ["[]", "no JSON"] {
      try DurableFile.replace(folder.manifestPath, with: Array(other.utf8))
      #expect(
        throws: RunFolderError.broken(
          path: folder.manifestPath, why: "expected the run.json that marquee wrote")
      ) { try folder.manifest() }
    }
    try DurableFile.replace(folder.statePath, with: Array("nothing".utf8))
    let error = #expect(throws: RunFolderError.self) { try folder.checkpoint() }
    #expect(error?.description.contains("7 bytes are not a safetensors file") == true)
    try write(state(), to: folder)
    try Folder.remove(folder.bestPath(2))
    #expect(throws: RunFolderError.self) { try folder.checkpoint() }
  }

  @Test func `is held by one at a time, and not removed while it is`() throws {
    let folder = try made()
    try folder.write(
      RunManifest(
        data: "d", arguments: [], ratings: Self.data.ratings, settings: Self.settings, started: ""))
    var first: RunRecorder? = try recorder(folder)
    #expect(folder.isLocked)
    #expect(throws: RunFolderError.inUse(path: folder.path)) { try recorder(folder) }
    #expect(throws: RunFolderError.inUse(path: folder.path)) { try folder.remove() }
    first?.close()
    first = nil
    #expect(!folder.isLocked)
    try folder.remove()
    #expect(FileKind(at: folder.path) == nil)
  }

  @Test func `is for nobody else to read`() throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: try made().path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test func `keeps what others say, and goes on where that cannot be kept`() throws {
    let folder = try made()
    let said = Guarded<[String]>([])
    let recorder = try recorder(folder) { words in said.withLock { $0.append(words) } }
    recorder.record(logged: "one")
    recorder.record(logged: "two")
    recorder.close()
    // Who looks at it now may have it.
    recorder.record(logged: "three")
    #expect(recorder.isKeeping && !folder.isLocked)
    #expect(
      String(decoding: try InputFile.contents(of: folder.logPath), as: UTF8.self) == "one\ntwo\n")
    let other = try made(9)
    try Folder.create(other.logPath)
    let second = try self.recorder(other) { words in said.withLock { $0.append(words) } }
    second.record(logged: "one")
    events.forEach(second.record)
    second.close()
    #expect(!other.events().isEmpty && said.withLock { $0.isEmpty })
  }

  @Test func `tells once that nothing is kept any more`() throws {
    let folder = try made()
    let said = Guarded<[String]>([])
    let recorder = try recorder(folder) { words in said.withLock { $0.append(words) } }
    try Folder.remove(folder.path)
    for _ in 0..<3 {
      recorder.write(RunCheckpoint(state: state(), settings: Self.settings))
    }
    #expect(!recorder.isKeeping)
    #expect(said.withLock { $0.count } == 1)
    #expect(said.withLock { $0[0] }.hasPrefix("the run is no longer kept: "))
  }

  @Test func `keeps events, and goes back to those of a state`() throws {
    let folder = try made()
    let recorder = try recorder(folder)
    events.forEach(recorder.record)
    recorder.close()
    #expect(folder.events().contains { if case .ended = $0 { true } else { false } })
    // A line that was being written as the program was killed.
    var lines = Array(try #require(FileManager.default.contents(atPath: folder.eventsPath)))
    lines += Array(#"{"event":"epoch","epo"#.utf8)
    try DurableFile.replace(folder.eventsPath, with: lines)
    func isProgress(_ event: TrainingEvent) -> Bool {
      if case .progress = event { true } else { false }
    }
    // Progress is thinned out by the clock; of all else nothing is left out.
    let found = folder.events()
    #expect(found.count { !isProgress($0) } == events.count { !isProgress($0) })
    #expect(found.contains(where: isProgress))
    let state = TrainingState(
      learner: LearnerState(learner: "adamax"), completed: 1, lastEpoch: 9, epochsSinceBest: 0,
      best: nil, epoch: TrainingState.Epoch(step: 9, error: RunningMean(), seconds: 0))
    let trimmed = ResumedRun.trimmed(events, to: state)
    let kept = trimmed.map { event -> String in
      switch event {
      case .started: "started"
      case .progress(let progress): "\(progress.epoch):\(progress.step)"
      case .epoch(let record): "epoch \(record.epoch)"
      case .changed(let change): "changed \(change.epoch)"
      case .ended: "ended"
      }
    }
    #expect(kept == ["started", "1:10", "1:29", "epoch 1", "2:9", "changed 2"])
  }

  @Test func `is found by its name, the start of it, its path, and as the last one`() throws {
    let names = try [0, 86_400, 86_400].map { seconds in
      let folder = try made(seconds, data: "a/b c")
      try folder.write(
        RunManifest(
          data: "d", arguments: ["--data", "d"], ratings: Self.data.ratings,
          settings: Self.settings, started: "then"))
      return folder.name
    }
    #expect(
      names == [
        "19700101T000000-a-b-c-biased", "19700102T000000-a-b-c-biased",
        "19700102T000000-a-b-c-biased-2",
      ])
    #expect(store.runs().map(\.name) == names.reversed())
    #expect(try store.run("19700101").name == names[0])
    #expect(try store.run(names[1]).name == names[1])
    #expect(try store.run("last").name == names[2])
    #expect(try store.run(store.path + "/" + names[0]).name == names[0])
    for name in ["19700102T", "", "x"] {
      #expect(throws: RunFolderError.self) { try store.run(name) }
    }
    let manifest = try store.run("last").manifest()
    #expect(manifest.fits(Self.data.ratings))
    #expect(!manifest.fits(Samples.ratings()))
    #expect(manifest.settings == Self.settings)
    let report = try RunReport(store.run("last"))
    #expect(report.status == .interrupted)
  }

  @Test func `has the epochs that stand, and what was set on the way to them`() throws {
    let folder = try made()
    try folder.write(
      RunManifest(
        data: "d", arguments: [], ratings: Self.data.ratings, settings: Self.settings, started: ""))
    let lines =
      [(1, 1.0), (2, 0.1), (3, 0.2), (2, 0.5), (3, 0.4)].map { epoch, loss in
        #"{"event":"epoch","epoch":\#(epoch),"loss":1,"val_loss":\#(loss),"seconds":2}"#
      }
    let change = #"{"event":"change","epoch":3,"batch":1,"settings":{"learningRate":0.1}}"#
    let text = (lines.prefix(2) + [change] + lines.dropFirst(2)).map { $0 + "\n" }.joined()
    try DurableFile.replace(folder.eventsPath, with: Array(text.utf8))
    let report = try RunReport(folder)
    #expect(report.epochs.map(\.epoch) == [1, 2, 3])
    #expect(report.epochs.map(\.validated) == [1, 0.5, 0.4])
    #expect(report.best?.epoch == 3 && report.seconds == 6 && report.changes.isEmpty)
  }

  @Test func `goes when there are fifty newer ones, unless it is held`() throws {
    let folders = try (0..<53).map { index in
      let folder = try made(Double(index) * 86_400)
      try folder.write(
        RunManifest(
          data: "d", arguments: [], ratings: Self.data.ratings, settings: Self.settings,
          started: ""))
      return folder
    }
    let held = try recorder(folders[0])
    try folders[1].setLabel("to keep")
    store.prune()
    #expect(
      store.runs().map(\.name)
        == (folders.suffix(50).reversed() + [folders[1], folders[0]]).map(\.name))
    held.close()
  }

  @Test func `has a label of one plain line, until it is taken away`() throws {
    let folder = try made()
    #expect(folder.label == "")
    try folder.setLabel("  low\u{1B}[2J rate\n #thesis " + String(repeating: "x", count: 99))
    #expect(folder.label.hasPrefix("low [2J rate #thesis xxx"))
    #expect(folder.label.count == RunFolder.longestLabel)
    try folder.setLabel(" ")
    #expect(folder.label == "")
    try folder.setLabel("")
    #expect(throws: RunFolderError.self) { try RunFolder(home.path + "/none").setLabel("x") }
  }
}

extension DataSet {
  /// Two users, two movies, and a model of them.
  static let fixture = DataSet(
    name: "fixture",
    ratings: Ratings(
      users: [UserIndex(0), UserIndex(1)], movies: [MovieIndex(0), MovieIndex(1)],
      values: [1, 5], userCount: 2, movieCount: 2),
    catalogue: Catalogue(
      movies: [
        Movie(id: MovieID(Int64(1)), title: "A (1950)", genres: []),
        Movie(id: MovieID(Int64(2)), title: "B (1950)", genres: []),
      ], users: [User(id: UserID(Int64(1))), User(id: UserID(Int64(2)))]))

  var model: FactorModel { Samples.model(users: 2, movies: 2, factors: 2) }
}
