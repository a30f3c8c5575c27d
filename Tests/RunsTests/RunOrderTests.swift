import Dispatch
import Files
import FoundationEssentials
import Learning
import RatingData
import TestFolders
import TestSamples
import Testing

@testable import Runs

/// Which run began last, whatever clock and names say.
@Suite struct `The order of runs` {
  private let home = TemporaryFolder()
  private var store: RunStore { RunStore(home.path + "/runs") }

  private func made(
    _ name: String, started: String = "", number: Int? = nil, in store: RunStore? = nil
  ) throws -> RunFolder {
    let folder = RunFolder((store ?? self.store).path + "/" + name)
    try Folder.create(folder.path)
    try folder.write(
      RunManifest(
        data: "d", arguments: [], ratings: Samples.ratings(), settings: Preset.biased.settings(),
        started: started, number: number))
    try DurableFile.replace(folder.statePath, with: [1])
    return folder
  }

  private func events(_ events: [TrainingEvent], in folder: RunFolder) throws {
    let format = try EventFormat(data: "d", settings: Preset.biased.settings())
    let lines = events.map { format.line(for: $0) + "\n" }.joined()
    try DurableFile.replace(folder.eventsPath, with: Array(lines.utf8))
  }

  @Test func `is that in which they were begun, a dozen within a second`() throws {
    let runs = try (1...12).map { _ in
      let recorder = try RunRecorder.keeping(
        in: store, Preset.biased.settings(), onRatingsElsewhere: "d", arguments: [], tell: { _ in })
      recorder.close()
      return recorder.folder
    }
    #expect(try runs.map { try $0.manifest().number } == Array(1...12))
    #expect(store.runs() == runs.reversed())
  }

  @Test func `has a place for a run that begins while another program holds the runs`() throws {
    _ = try store.takeNumber()
    var held = try LockedFile(store.path + "/.lock")
    #expect(held != nil)
    let recorder = try RunRecorder.keeping(
      in: store, Preset.biased.settings(), onRatingsElsewhere: "d", arguments: [],
      tell: { Issue.record("\($0)") })
    // It may wait for that: who begins it does not.
    held = nil
    recorder.close()
    #expect(try recorder.folder.manifest().number == 2)
  }

  @Test func `is not the clock's`() throws {
    let future = try made("20990101T000000-d-biased", started: "2099-01-01T00:00:00Z", number: 1)
    let now = try made("20260101T000000-d-biased", started: "2026-01-01T00:00:00Z", number: 2)
    #expect(store.runs() == [now, future])
    #expect(try store.run("last") == now)
    var limits = RunLimits()
    limits.count = 1
    RunStore(store.path, limits: limits).prune()
    #expect(store.runs() == [now])
  }

  @Test
  func `puts runs of before there was a counter first, by time and the numbers in their names`()
    throws
  {
    let name = "20260101T000000-d-biased"
    for suffix in ["-11", "", "-9", "-2"] {
      _ = try made(name + suffix, started: "2026-01-01T00:00:00Z")
    }
    _ = try made("20251231T235959-d-biased-99", started: "2025-12-31T23:59:59Z")
    _ = try made("19700101T000000-d-als", number: 1)
    #expect(
      store.runs().map(\.name) == [
        "19700101T000000-d-als", name + "-11", name + "-9", name + "-2", name,
        "20251231T235959-d-biased-99",
      ])
  }

  @Test func `has numbers that are given once, whoever asks at the same time`() throws {
    let store = store
    let taken = try (0..<3).map { _ in try store.takeNumber() }
    DispatchQueue.concurrentPerform(iterations: 8) { _ in _ = try? store.takeNumber() }
    #expect(taken == [1, 2, 3])
    #expect(try store.takeNumber() == 12)
  }

  @Test(arguments: ["", "x", "-5", "99999999999999999999999", "9223372036854775807", "3\u{0}"])
  func `goes on behind the runs that are there where the counter is broken`(text: String) throws {
    _ = try made("a", number: 7)
    // A number that no counter gave.
    _ = try made("b", number: .max)
    try DurableFile.replace(store.path + "/.counter", with: Array(text.utf8))
    #expect(try store.takeNumber() == 8)
    try Folder.remove(store.path + "/.counter")
    #expect(try store.takeNumber() == 8)
    #expect(try store.takeNumber() == 9)
    #expect(store.runs().map(\.name) == ["a", "b"])
  }

  @Test func `does not give the number of a run that is gone to another`() throws {
    let number = try store.takeNumber()
    try made("a", number: number).remove()
    #expect(try store.takeNumber() > number)
  }

  private static let record = EpochRecord(
    epoch: 1, metrics: EpochMetrics(trained: 1, validated: 1), seconds: 0, ratingsPerSecond: 0,
    isBest: true,
    epochsSinceBest: 0)

  private static func end(_ reason: RunEnd.Reason) -> TrainingEvent {
    .ended(RunEnd(reason: reason, bestEpoch: nil, bestValidated: nil, seconds: 0))
  }

  @Test func `has no run last that was killed before anything but its events was written`() throws {
    let before = try made("a", number: 1)
    let run = try made("b", number: 2)
    try Folder.removeFile(run.statePath)
    try events([.epoch(Self.record)], in: run)
    #expect(try store.run("last") == before)
  }

  @Test(arguments: [
    ([end(.failed("no Spark is here"))], false),
    ([.epoch(record), end(.failed("diverged"))], true),
    ([end(.stopped)], true), ([.epoch(record)], true), ([], true),
  ])
  func `has a run last that failed, if it had come through an epoch`(
    events: [TrainingEvent], isLast: Bool
  ) throws {
    let before = try made("a", number: 1)
    let run = try made("b", number: 2)
    try self.events(events, in: run)
    #expect(try store.run("last") == (isLast ? run : before))
  }

  @Test func `has a run last that was killed before anything was written, if there is no other`()
    throws
  {
    let failed = try made("a", number: 3)
    try events([Self.end(.failed("no Spark is here"))], in: failed)
    let error = #expect(throws: RunFolderError.self) { try store.run("last") }
    #expect(error?.description.contains("has completed an epoch") == true)
    let killed = try made("b", number: 2)
    try Folder.remove(killed.statePath)
    #expect(try store.run("last") == killed)
    let whole = try made("c", number: 1)
    #expect(try store.run("last") == whole)
    let held = try killed.lock()
    #expect(try store.run("last") == killed)
    _ = held
  }

  /// `run.json` as it was before runs had numbers.
  private static let oldManifest = """
    {
      "arguments" : ["--data", "small"],
      "data" : "ml-latest-small",
      "fingerprint" : "4e2562ccc93bbb43",
      "planned" : [],
      "ratings" : 100004,
      "settings" : {
        "learner" : {
          "adamax" : {
            "batch" : 32, "factors" : 4, "learningRate" : 0.005, "model" : "biased",
            "optimizer" : "adamax", "regularization" : 0.043, "spread" : 0.01
          }
        },
        "preset" : "biased", "schedule" : { "epochs" : 2, "patience" : 2 }, "seed" : 1,
        "validation" : 0.1
      },
      "started" : "2026-11-29T12:10:04Z",
      "version" : 1
    }

    """

  @Test func `has runs of before there were numbers, which are shown, resumed and removed`() throws
  {
    let old = RunFolder(store.path + "/20261129T121004-ml-latest-small-biased")
    try Folder.create(old.path)
    try DurableFile.replace(old.manifestPath, with: Array(Self.oldManifest.utf8))
    try events([.epoch(Self.record), Self.end(.stopped)], in: old)
    let state = TrainingState(
      learner: LearnerState(learner: "adamax"), completed: 1, lastEpoch: 2, epochsSinceBest: 0,
      best: nil, epoch: nil)
    try old.write(RunCheckpoint(state: state, settings: old.manifest().settings)) { _ in
      throw RunFolderError.noState(path: "")
    }
    #expect(try store.run("last") == old)
    let report = try RunReport(store.run("20261129"))
    #expect(report.epochs.map(\.epoch) == [1] && report.status == .ended(.stopped))
    #expect(report.manifest.number == nil && report.manifest.settings[.factors] == 4)
    #expect(try ResumedRun(old).resumption.checkpoint.state == state)
    let new = try made("19700101T000000-d-biased", number: store.takeNumber())
    #expect(store.runs() == [new, old])
    #expect(try old.remove().left.isEmpty)
  }

  @Test func `does not end at a run that cannot be read`() throws {
    let run = try made("a", number: 1)
    try Folder.create(store.path + "/b")
    try DurableFile.replace(store.path + "/b/run.json", with: Array("{}".utf8))
    #expect(try store.run("last") == run)
    #expect(store.runs().map(\.name) == ["a", "b"])
  }
}
