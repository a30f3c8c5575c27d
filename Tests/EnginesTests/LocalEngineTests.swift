import Engines
import Learning
import RatingData
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
    let plain = epochs(LocalEngine(settings(epochs: 4), on: ratings)).map(\.validationLoss)
    let engine = LocalEngine(settings(epochs: 2), on: ratings)
    let first = epochs(engine, stopIn: 2)
    #expect(engine.result?.end.reason == .stopped)
    engine.control.extend(by: 2)
    let rest = epochs(engine)
    #expect(first.map(\.epoch) == [1])
    #expect(rest.map(\.epoch) == [2, 3, 4])
    #expect((first + rest).map(\.validationLoss) == plain)
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
