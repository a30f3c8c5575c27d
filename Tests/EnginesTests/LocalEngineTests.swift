import Engines
import Learning
import Models
import RatingData
import Synchronization
import TestSamples
import Testing

@Suite struct `The local engine` {
  private let ratings = Samples.ratings()

  private func settings(epochs: Int) -> Settings {
    var settings = Preset.seed.settings(seed: 3)
    settings.schedule = Schedule(epochs: epochs, patience: epochs)
    return settings
  }

  private func epochs(_ engine: LocalEngine, stopIn epoch: Int? = nil) -> [EpochRecord] {
    var records: [EpochRecord] = []
    engine.run(
      EngineOutput(report: { event in
        if case .epoch(let record) = event { records.append(record) }
        if case .progress(let progress) = event, progress.epoch == epoch {
          engine.control.give(.stop)
        }
      }))
    return records
  }

  @Test func `runs its learner, and publishes the best model last`() {
    let engine = LocalEngine(settings(epochs: 3), on: ratings)
    var published: [Int] = []
    engine.run(
      EngineOutput(report: { _ in }, publish: { snapshot, _ in published.append(snapshot.epoch) }))
    #expect(published == [1, 2, 3])
    #expect(engine.result?.end.reason == .finished)
    #expect(engine.result?.best?.epoch == 3)
  }

  @Test func `goes on where it was stopped, in the middle of an epoch`() {
    let plain = epochs(LocalEngine(settings(epochs: 4), on: ratings)).map(\.validated)
    let engine = LocalEngine(settings(epochs: 2), on: ratings)
    let first = epochs(engine, stopIn: 2)
    #expect(engine.result?.end.reason == .stopped)
    engine.control.extend(by: 2)
    let rest = epochs(engine)
    #expect(first.map(\.epoch) == [1])
    #expect(rest.map(\.epoch) == [2, 3, 4])
    #expect((first + rest).map(\.validated) == plain)
  }

  private func changes(
    _ engine: LocalEngine, _ tell: @escaping (TrainingEvent) -> Void = { _ in }
  ) -> (changes: [SettingsChange], losses: [Double?]) {
    var changes: [SettingsChange] = []
    var losses: [Double?] = []
    engine.run(
      EngineOutput(report: { event in
        if case .changed(let change) = event { changes.append(change) }
        if case .epoch(let record) = event { losses.append(record.validated) }
        tell(event)
      }))
    return (changes, losses)
  }

  /// What was set by hand, given again as a plan, makes the same run.
  @Test func `takes settings over between two steps, and can be told to in advance`() throws {
    let plain = changes(LocalEngine(settings(epochs: 4), on: ratings))
    let steered = LocalEngine(settings(epochs: 4), on: ratings)
    let first = changes(steered) { event in
      if case .progress(let progress) = event, progress.epoch == 2, progress.step == 9 {
        steered.control.change(["learningRate": .number(0.0005)])
      }
      if case .progress(let progress) = event, progress.epoch == 3, progress.step == 1 {
        steered.control.change(["learningRate": .number(0.004)])
      }
    }
    #expect(plain.changes.isEmpty)
    #expect(first.changes.map(\.epoch) == [2, 3])
    #expect(first.changes.map(\.step) == [9, 1])
    #expect(first.changes.map(\.values) == [0.0005, 0.004].map { ["learningRate": .number($0)] })
    #expect(first.losses[0] == plain.losses[0] && first.losses[1] != plain.losses[1])
    let planned = changes(LocalEngine(settings(epochs: 4), on: ratings, changes: first.changes))
    #expect(planned.changes == first.changes)
    #expect(planned.losses == first.losses)
  }

  /// Who asked the clock again and again instead would ask it some hundred thousand times.
  @Test func `sleeps while it is ahead of its pace`() {
    func looks(pace: Double) -> Int {
      let looks = Atomic(0)
      let start = ContinuousClock.now
      let timing = RunTiming {
        looks.add(1, ordering: .relaxed)
        return (ContinuousClock.now - start) / .seconds(1)
      }
      let control = RunControl(pace: pace)
      _ = epochs(LocalEngine(settings(epochs: 1), on: ratings, control: control, timing: timing))
      return looks.load(ordering: .relaxed)
    }
    #expect(looks(pace: 0.1) < 5 * looks(pace: 0))
  }

  @Test(arguments: [KeptModel.best, .last])
  func `hands out the model that a stopped run is to keep`(kept: KeptModel) {
    let engine = LocalEngine(settings(epochs: 4), on: ratings)
    var published: [Snapshot] = []
    engine.run(
      EngineOutput(
        report: { event in
          if case .progress(let progress) = event, progress.epoch == 3, progress.step > 9 {
            engine.control.stop(keeping: kept)
          }
        }, publish: { snapshot, _ in published.append(snapshot) }))
    let epoch2 = published.last { $0.epoch == 2 && $0.validated != nil }
    #expect(
      published.last?.model.isEqual(to: epoch2?.model ?? published[0].model) == (kept == .best))
    #expect((published.last?.validated == nil) == (kept == .last))
  }

  @Test func `does nothing once it is abandoned`() {
    let engine = LocalEngine(settings(epochs: 2), on: ratings)
    engine.control.give(.abandon)
    #expect(epochs(engine).isEmpty)
    #expect(engine.result == nil)
  }

  @Test func `neither pause nor resume takes a stop back`() {
    for command in [RunControl.Command.pause, .run] {
      let control = RunControl()
      control.give(.stop)
      control.give(command)
      #expect(control.command == .stop)
      control.give(.abandon)
      control.give(command)
      #expect(control.command == .abandon)
    }
  }
}
