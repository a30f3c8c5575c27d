/// What the loop is to do next, decided between two steps by whoever runs it.
public enum Directive: Sendable {
  case proceed
  /// Hand out the model as it stands, then proceed.
  case snapshot
  /// End here and keep the best model so far.
  case stop
}

/// Runs a learner through its epochs: validation, early stopping, the best weights kept.
///
/// The loop has no clock and no thread: time, directives and the ears for its events are handed in.
/// Whoever pauses it does so by not returning from `directive` for a while; that time, and what is
/// spent in the other ears, counts as training nowhere. It may be run again for more epochs, and
/// then goes on from the last weights, not from the best.
public final class TrainingLoop {
  /// What surrounds a run.
  public struct Surroundings {
    /// Seconds since any fixed moment; read around the learner's own work only.
    public var clock: () -> Double
    /// Asked between steps, with the part of the epoch that is done, 0 ... 1: before the first
    /// step, after the last and about sixty times between.
    public var directive: (_ epoch: Int, _ done: Double) -> Directive
    public var report: (TrainingEvent) -> Void
    /// Each epoch's model when the epoch ends, before its record is reported, and the model inside
    /// an epoch when asked for.
    public var publish: (FactorSnapshot) -> Void

    public init(
      clock: @escaping () -> Double,
      directive: @escaping (_ epoch: Int, _ done: Double) -> Directive = { _, _ in .proceed },
      report: @escaping (TrainingEvent) -> Void = { _ in },
      publish: @escaping (FactorSnapshot) -> Void = { _ in }
    ) {
      self.clock = clock
      self.directive = directive
      self.report = report
      self.publish = publish
    }
  }

  /// The model with the lowest validation loss so far (the last one where nothing validates).
  public private(set) var best: FactorSnapshot?

  private let learner: any Learner
  private let patience: Int
  /// Epochs that ran to their end, in all runs.
  private var completed = 0
  private var lastEpoch: Int
  private var epochsSinceBest = 0

  public init(learner: any Learner, schedule: Schedule) {
    precondition(
      schedule.epochs >= 1 && schedule.patience >= 1,
      "no schedule: \(schedule.epochs) epochs, patience \(schedule.patience)")
    self.learner = learner
    patience = schedule.patience
    lastEpoch = schedule.epochs
  }

  /// Moves the last epoch further away, so that `run` may be called again, and forgives the epochs
  /// that went by without a better one.
  ///
  /// After a run that ended before its last epoch, counts from where it ended.
  public func extend(by epochs: Int) {
    precondition(epochs >= 0, "cannot train \(epochs) more epochs")
    lastEpoch += epochs
    epochsSinceBest = 0
  }

  /// Runs until the schedule's last epoch, early stopping, a directive to stop or a failure.
  @discardableResult
  public func run(_ surroundings: Surroundings) -> RunEnd {
    surroundings.report(.started(summary))
    var seconds = 0.0
    var reason = RunEnd.Reason.finished
    epochs: while completed < lastEpoch {
      let epoch = RunningEpoch(number: completed + 1, learner: learner, surroundings: surroundings)
      let outcome = epoch.run()
      seconds += epoch.seconds
      switch outcome {
      case .completed(let validation):
        let record = keep(epoch, validation: validation, surroundings)
        if record.epochsSinceBest >= patience {
          reason = .earlyStopping
          break epochs
        }
      case .stopped:
        reason = .stopped
        break epochs
      case .failed(let words):
        reason = .failed(words)
        break epochs
      }
    }
    lastEpoch = completed
    let end = RunEnd(
      reason: reason, bestEpoch: best?.epoch, bestValidationLoss: best?.validationLoss,
      seconds: seconds)
    surroundings.report(.ended(end))
    return end
  }

  private var summary: RunSummary {
    RunSummary(
      train: learner.ratingsPerEpoch, validation: learner.validationRatings,
      users: learner.userCount, movies: learner.movieCount, epochs: lastEpoch,
      stepsPerEpoch: learner.stepsPerEpoch, stepName: learner.stepName, patience: patience)
  }

  /// Takes note of a completed epoch, as Keras' `EarlyStopping` does: only a lower loss is better.
  private func keep(
    _ epoch: RunningEpoch, validation: Double?, _ surroundings: Surroundings
  ) -> EpochRecord {
    completed = epoch.number
    let snapshot = learner.snapshot(epoch: epoch.number, validationLoss: validation)
    let isBest = validation.map { $0 < best?.validationLoss ?? .infinity } ?? true
    if isBest { best = snapshot }
    epochsSinceBest = isBest ? 0 : epochsSinceBest + 1
    let record = EpochRecord(
      epoch: epoch.number, loss: epoch.error.mean, validationLoss: validation,
      seconds: epoch.seconds, ratingsPerSecond: epoch.ratingsPerSecond, isBest: isBest,
      epochsSinceBest: epochsSinceBest)
    surroundings.publish(snapshot)
    surroundings.report(.epoch(record))
    return record
  }
}
