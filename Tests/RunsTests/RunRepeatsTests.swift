import Files
import FoundationEssentials
import Learning
import Models
import RatingData
import TestFolders
import Testing

@testable import Runs

/// Runs that come to what one before them came to.
@Suite struct `A run that repeats a kept one` {
  private let home = TemporaryFolder()
  private var store: RunStore { RunStore(home.path + "/runs") }

  /// What a run is made of.
  private struct Course {
    var seed: UInt64 = 4
    var arguments = ["--data", "d"]
    var loss = 0.5
    var weight: Float = 1
    var reason: RunEnd.Reason = .finished
    var origin: RunOrigin?
    /// What differs from run to run, whatever is trained.
    var seconds = 1.0
  }

  /// Trains and ends as an engine does, without a learner.
  private func train(
    _ course: Course = Course(), in store: RunStore? = nil
  ) throws -> RunRecorder {
    let settings = Preset.biased.settings(seed: course.seed)
    let recorder = try RunRecorder.keeping(
      nil, in: store ?? self.store, settings, .fixture, origin: course.origin,
      arguments: course.arguments, tell: { Issue.record("\($0)") })
    let best = Snapshot(DataSet.fixture.model, epoch: 1, validated: course.loss)
    recorder.record(
      .epoch(
        EpochRecord(
          epoch: 1, metrics: EpochMetrics(trained: .nan, validated: course.loss),
          seconds: course.seconds,
          ratingsPerSecond: course.seconds, isBest: true, epochsSinceBest: 0)))
    recorder.record(
      .ended(
        RunEnd(
          reason: course.reason, bestEpoch: 1, bestValidated: course.loss,
          seconds: course.seconds)))
    recorder.write(
      RunCheckpoint(
        state: TrainingState(
          learner: LearnerState(learner: "adamax", numbers: ["rows": [course.weight]]),
          completed: 1, lastEpoch: 1, epochsSinceBest: 0, best: best, epoch: nil),
        settings: settings))
    recorder.close()
    return recorder
  }

  private var folders: [String] { (try? Folder.names(in: store.path)) ?? [] }

  @Test func `is counted there, and is not written again`() throws {
    let kept = try train().folder
    let other = try train(Course(seed: 5)).folder
    #expect(store.runs() == [other, kept])
    let events = try InputFile.contents(of: kept.eventsPath)
    let again = try train(Course(seconds: 2))
    #expect(again.repeated == kept && again.isKeeping)
    again.end()
    #expect(FileKind(at: again.folder.path) == nil)
    #expect(folders.filter { !$0.hasPrefix(".") || $0.hasPrefix(".removed") }.count == 2)
    let sequel = kept.sequel
    #expect(sequel.repeats == 1 && sequel.number == 3 && sequel.repeated != nil)
    #expect(try InputFile.contents(of: kept.eventsPath) == events)
    #expect(try store.run("last") == kept)
    #expect(store.runs() == [kept, other])
    try train().end()
    #expect(kept.sequel.repeats == 2 && kept.sequel.number == 4)
    #expect(try RunReport(kept).sequel.repeatsText?.hasPrefix("2 times, last at 20") == true)
  }

  @Test(arguments: [RunEnd.Reason.earlyStopping, .failed("diverged")])
  func `may have ended early, or failed`(reason: RunEnd.Reason) throws {
    let kept = try train(Course(reason: reason)).folder
    #expect(try train(Course(reason: reason)).repeated == kept)
    #expect(try train(Course(reason: .finished)).repeated == nil)
  }

  @Test(arguments: [
    Course(seed: 5), Course(arguments: ["--data", "e"]), Course(loss: 0.5.nextUp),
    Course(weight: 2), Course(reason: .earlyStopping), Course(reason: .stopped),
    Course(origin: RunOrigin(run: "another", epoch: 1)),
  ])
  private func `does so bit for bit, or is kept`(course: Course) throws {
    let first = try train().folder
    #expect(try train(course).repeated == nil)
    #expect(store.runs().count == 2)
    #expect(first.sequel == RunSequel())
  }

  @Test func `is kept beside one that has a label, was resumed or holds a file of a person's`()
    throws
  {
    for change in [
      { try $0.setLabel("mine") }, { try DurableFile.replace($0.path + "/notes.txt", with: [1]) },
      { run in
        var sequel = RunSequel()
        sequel.resumed = "now"
        try run.write(sequel)
      },
    ] as [(RunFolder) throws -> Void] {
      let first = try train().folder
      try change(first)
      let before = first.sequel
      #expect(try train().repeated == nil)
      #expect(first.sequel == before)
      for run in store.runs() { try run.remove() }
    }
  }

  @Test func `is kept beside one that somebody trains on`() throws {
    let first = try train().folder
    let held = try first.lock()
    #expect(try train().repeated == nil)
    #expect(store.runs().count == 2)
    _ = held
  }

  @Test func `pushes nothing out, however often that is`() throws {
    var limits = RunLimits()
    limits.count = 3
    let store = RunStore(home.path + "/runs", limits: limits)
    let experiments = try (1...3).map { try train(Course(seed: $0), in: store).folder }
    for _ in 0..<5 { try train(Course(seed: 1), in: store).end() }
    #expect(store.runs() == [experiments[0], experiments[2], experiments[1]])
    #expect(experiments[0].sequel.repeats == 5)
    let new = try train(Course(seed: 9), in: store).folder
    #expect(store.runs() == [new, experiments[0], experiments[2]])
  }

  @Test func `has its folder again where it goes on to more epochs`() throws {
    let kept = try train().folder
    let again = try train()
    #expect(again.repeated == kept && store.runs() == [kept])
    // While it may go on nobody takes it away.
    store.removeHidden()
    again.record(
      .epoch(
        EpochRecord(
          epoch: 2, metrics: EpochMetrics(trained: 1, validated: 0.25), seconds: 1,
          ratingsPerSecond: 1, isBest: true,
          epochsSinceBest: 0)))
    again.close()
    #expect(again.repeated == nil && again.isKeeping)
    #expect(store.runs() == [again.folder, kept])
    #expect(try RunReport(again.folder).epochs.map(\.epoch) == [1, 2])
    #expect(kept.sequel == RunSequel() && again.folder.hasState)
  }

  /// Killed between the count and the folder there are both, and the next repeat is counted all the same.
  @Test func `is there beside the kept one where counting was cut short`() throws {
    let kept = try train().folder
    let again = try train(Course(seed: 5)).folder
    var sequel = RunSequel()
    (sequel.repeats, sequel.number) = (1, 2)
    try kept.write(sequel)
    #expect(store.runs() == [again, kept])
    #expect(try train().repeated == kept)
    #expect(kept.sequel.repeats == 2 && store.runs() == [kept, again])
  }

  @Test func `leaves its folder to whoever comes next where it was killed`() throws {
    let kept = try train().folder
    var again: RunRecorder? = try train()
    #expect(again?.repeated == kept)
    again = nil
    store.removeHidden()
    #expect(folders.filter { $0.hasPrefix(".removed") }.isEmpty)
    #expect(store.runs() == [kept] && kept.hasState)
  }

  @Test(arguments: ["", "{", #"{"repeats":-1}"#, #"{"repeats":1e99}"#])
  func `is the first to be counted where the count cannot be read`(text: String) throws {
    let kept = try train().folder
    try DurableFile.replace(kept.path(of: .sequel), with: Array(text.utf8))
    #expect(try train().repeated == kept)
    #expect(kept.sequel.repeats == 1)
  }

  @Test func `is no run that was resumed`() throws {
    let first = try train().folder
    let recorder = try RunRecorder.keeping(
      ResumedRun(first), in: store, Preset.biased.settings(seed: 4), .fixture, arguments: [],
      tell: { Issue.record("\($0)") })
    recorder.close()
    #expect(first.sequel.resumed != nil)
    #expect(try train().repeated == nil)
  }
}
