import Concurrency
import Learning
import Models
import RatingData

/// Trains a learner on this machine.
public final class LocalEngine: Engine {
  public let control: RunControl
  public let canBeExtended = true
  private let settings: Settings
  private let ratings: Ratings
  private let split: Split?
  private let workers: Workers
  // Unchecked: a run is on one queue at a time, and only `run` touches it. What `result` reads is
  // read by whoever called `run`, after it returned.
  private nonisolated(unsafe) var training: Training?

  /// A run between two calls of `run`: what more epochs need.
  private struct Training {
    let loop: TrainingLoop
    let heldOut: HeldOut
    var end: RunEnd?
    /// The last whole epoch's model that was published, so that it is published once.
    var published: Int?
  }

  /// How a run ended, and its best model.
  public struct TrainingResult {
    public let end: RunEnd
    public let best: Snapshot?
  }

  /// - Parameters:
  ///   - split: which ratings validate; the settings' own split where nil.
  ///   - workers: the threads that the learner may use.
  public init(
    _ settings: Settings, on ratings: Ratings, split: Split? = nil,
    workers: Workers = .onePerCore, control: RunControl = RunControl()
  ) {
    self.settings = settings
    self.ratings = ratings
    self.split = split
    self.workers = workers
    self.control = control
  }

  /// How the last call of `run` ended; nil before the first and where the run was abandoned.
  public var result: TrainingResult? {
    guard let training, let end = training.end else { return nil }
    return TrainingResult(end: end, best: training.loop.best)
  }

  public func run(_ output: EngineOutput) {
    guard control.command != .abandon, var training = training ?? makeTraining() else { return }
    defer { self.training = training }
    repeat {
      let extraEpochs = control.takeExtraEpochs()
      if training.end != nil { control.settle() }
      if extraEpochs > 0 { training.loop.extend(by: extraEpochs) }
      train(&training, output)
    } while control.hasExtraEpochs && control.command != .abandon
  }

  private func train(_ training: inout Training, _ output: EngineOutput) {
    let heldOut = training.heldOut
    var published = training.published
    func publish(_ snapshot: Snapshot) {
      if snapshot.validationLoss != nil {
        guard snapshot.epoch != published else { return }
        published = snapshot.epoch
      } else {
        published = nil
      }
      output.publish(snapshot, heldOut)
    }
    var gate = RunGate(control)
    let start = ContinuousClock.now
    let loop = training.loop
    training.end = withoutActuallyEscaping(publish) { publish in
      loop.run(
        TrainingLoop.Surroundings(
          clock: { (ContinuousClock.now - start) / .seconds(1) },
          directive: { gate.directive(epoch: $0, done: $1) }, report: output.report,
          publish: publish))
    }
    if let best = loop.best { publish(best) }
    training.published = published
  }

  /// Splits the ratings and starts the learner; nil where nobody waits for it any more.
  private func makeTraining() -> Training? {
    let split = split ?? settings.split(ratings)
    guard control.command != .abandon else { return nil }
    let learner = settings.makeLearner(for: ratings, split: split, workers: workers)
    return Training(
      loop: TrainingLoop(learner: learner, schedule: settings.schedule),
      heldOut: HeldOut(split))
  }
}
