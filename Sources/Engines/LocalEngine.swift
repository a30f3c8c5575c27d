import Concurrency
import Learning
import Models
import RatingData
import Runs

/// Trains a learner on this machine.
public final class LocalEngine: Engine {
  public let control: RunControl
  public let capabilities = EngineCapabilities.all
  public let mostThreads = Int.max
  public var settings: Settings? { start }
  private let start: Settings
  private let ratings: Ratings
  private let split: Split?
  /// Changes that are due at a step, earliest first.
  private let planned: [SettingsChange]
  private let resumption: Resumption?
  private let states: EpochStates?
  private let recorder: RunRecorder?
  private let timing: RunTiming
  // Unchecked: a run is on one queue at a time, and only `run` touches it. What `result` reads is
  // read by whoever called `run`, after it returned.
  private nonisolated(unsafe) var training: Training?
  /// How it ended where it could not begin.
  private nonisolated(unsafe) var failure: RunEnd?

  /// A run between two calls of `run`: what more epochs need.
  private struct Training {
    let loop: TrainingLoop
    let heldOut: HeldOut
    var end: RunEnd?
    var published = PublishedEpoch()
    var steering: SettingsSteering
  }

  /// The whole epoch whose model was published last, so that it is published once.
  private struct PublishedEpoch {
    private var epoch: Int?

    /// Whether a model is to be published, and takes note of it.
    mutating func takes(_ snapshot: Snapshot) -> Bool {
      let whole = snapshot.validated.map { _ in snapshot.epoch }
      defer { epoch = whole }
      return whole == nil || whole != epoch
    }
  }

  /// How a run ended, and its best model.
  public struct TrainingResult {
    public let end: RunEnd
    public let best: Snapshot?
  }

  /// - Parameters:
  ///   - split: which ratings validate; the settings' own split where nil.
  ///   - changes: to be made on the way, each as soon as so many steps of its epoch are done.
  ///   - resumption: what to go on from; the settings are those that the run began with.
  ///   - recorder: keeps the run on disk.
  ///   - states: takes the states at the ends of epochs.
  ///   - timing: what epochs and their pace are measured by.
  public init(
    _ settings: Settings, on ratings: Ratings, split: Split? = nil,
    changes: [SettingsChange] = [],
    resumption: Resumption? = nil, recorder: RunRecorder? = nil,
    states: EpochStates? = nil, control: RunControl = RunControl(),
    timing: RunTiming = .usual
  ) {
    self.timing = timing
    planned = changes
    self.resumption = resumption
    self.states = states
    self.recorder = recorder
    start = settings
    self.ratings = ratings
    self.split = split
    self.control = control
  }

  /// How the last call of `run` ended; nil before the first and where the run was abandoned.
  public var result: TrainingResult? {
    if let failure { return TrainingResult(end: failure, best: nil) }
    guard let training, let end = training.end else { return nil }
    return TrainingResult(end: end, best: training.loop.best)
  }

  public func run(_ output: EngineOutput, on workers: Workers) {
    guard control.command != .abandon else { return }
    var training: Training
    do {
      guard let made = try self.training ?? makeTraining(output, workers) else { return }
      training = made
    } catch {
      let end = RunEnd.failed(recorder.map { "\($0.folder.path): \(error)" } ?? "\(error)")
      failure = end
      return output.report(.ended(end))
    }
    defer { self.training = training }
    repeat {
      let extraEpochs = control.takeExtraEpochs()
      if training.end != nil { control.settle() }
      if extraEpochs > 0 { training.loop.extend(by: extraEpochs) }
      train(&training, output)
    } while control.hasExtraEpochs && control.command != .abandon
  }

  private func train(_ training: inout Training, _ output: EngineOutput) {
    let (loop, heldOut) = (training.loop, training.heldOut)
    var (published, steering) = (training.published, training.steering)
    func publish(_ snapshot: Snapshot) {
      if published.takes(snapshot) { output.publish(snapshot, heldOut) }
    }
    var gate = RunGate(control, timing)
    let start = timing.clock()
    // Told once all is on the disk: who then quits, or looks at the kept runs, finds this one whole.
    var end: TrainingEvent?
    let report = { [recorder] (event: TrainingEvent) in
      recorder?.record(event)
      if case .ended = event { end = event } else { output.report(event) }
    }
    let checkpoint = { RunCheckpoint(state: loop.state, settings: steering.settings) }
    training.end = withoutActuallyEscaping(publish) { publish in
      loop.run(
        TrainingLoop.Callbacks(
          clock: timing.clock,
          directive: { [self] epoch, done in
            let directive = gate.directive(epoch: epoch, done: done)
            let isBetweenEpochs = done == 0 && epoch > 1
            if isBetweenEpochs, let states, states.isDue { states.keep(checkpoint) }
            if let change = change(loop, &steering, epoch, done) { report(.changed(change)) }
            record(checkpoint, firstAfter: isBetweenEpochs ? timing.clock() - start : nil)
            return directive
          }, report: report, publish: publish,
          inspected: { [ratings] report in
            output.inspected(report.map { InspectedStep($0, on: ratings) })
          }))
    }
    keepLast(checkpoint)
    let isLastWanted = training.end?.reason == .stopped && control.kept == .last
    if isLastWanted { published = PublishedEpoch() }
    if let result = isLastWanted ? loop.last : loop.best { publish(result) }
    (training.published, training.steering) = (published, steering)
    if let end { output.report(end) }
  }

  /// Makes the changes that are due; nil where none is.
  private func change(
    _ loop: TrainingLoop, _ steering: inout SettingsSteering, _ epoch: Int, _ done: Double
  ) -> SettingsChange? {
    let change = steering.change(
      epoch: epoch, step: loop.step, done: done, asked: control.takeChanges())
    if change != nil { loop.apply(steering.settings) }
    return change
  }

  /// Writes the state to disk where that is due: by the time since the last one, and first after some epochs, between
  /// two of which it is so many seconds after the start.
  private func record(_ checkpoint: () -> RunCheckpoint, firstAfter seconds: Double?) {
    guard let recorder else { return }
    if recorder.isCheckpointDue { recorder.write(checkpoint()) }
    if let seconds { recorder.writeFirst(after: seconds, checkpoint) }
  }

  /// Keeps the state that more epochs go on from, in memory and on disk.
  private func keepLast(_ checkpoint: () -> RunCheckpoint) {
    guard recorder != nil || states != nil else { return }
    let last = checkpoint()
    states?.keep { last }
    recorder?.write(last)
    recorder?.close()
  }

  /// Splits the ratings and starts the learner; nil where nobody waits for it any more.
  private func makeTraining(
    _ output: EngineOutput, _ workers: Workers
  ) throws(LearnerStateError) -> Training? {
    let settings = start
    let split = split ?? settings.split(ratings)
    guard control.command != .abandon else { return nil }
    // What rows have missed is owed at the rate that held when the state was written.
    let learner = (resumption?.checkpoint.settings ?? settings)
      .makeLearner(for: ratings, split: split, workers: workers)
    if let resumption {
      let loop = try TrainingLoop(
        learner: learner, schedule: settings.schedule, resuming: resumption.checkpoint.state)
      // Taking a large state over takes its time.
      guard control.command != .abandon else { return nil }
      recorder?.rewind(to: resumption)
      resumption.replayed.forEach(output.report)
      return Training(
        loop: loop, heldOut: HeldOut(split),
        steering: SettingsSteering(
          resumption.checkpoint.settings, planned: resumption.planned))
    }
    return Training(
      loop: TrainingLoop(learner: learner, schedule: settings.schedule),
      heldOut: HeldOut(split), steering: SettingsSteering(settings, planned: planned))
  }
}
