import Models

/// What the loop is to do next, decided between two steps by whoever runs it.
public enum Directive: Sendable {
  case proceed
  /// Hand out the model as it stands, then proceed.
  case snapshot
  /// Do one step, and report what it did, as far as the learner can tell.
  case inspect(StepSubject)
  /// End here and keep the best model so far.
  case stop
}

/// Runs a learner through its epochs: validation, early stopping, the best weights kept.
///
/// The loop has no clock and no thread: its clock, its directives and what receives its events are handed in.
/// Whoever pauses it does so by not returning from `directive` for a while; that time, and what is
/// spent in the callbacks, counts as training nowhere. It may be run again for more epochs, and
/// then goes on from the last weights, not from the best; an epoch that was stopped in its middle goes
/// on from there.
public final class TrainingLoop {
  /// What is called by a run.
  public struct Callbacks {
    /// Seconds since any fixed moment; read around the learner's own work only.
    public var clock: () -> Double
    /// Asked between steps, with the part of the epoch that is done, 0 ... 1: before the first
    /// step, after the last and about sixty times between. The loop's `state` may be read here.
    public var directive: (_ epoch: Int, _ done: Double) -> Directive
    public var report: (TrainingEvent) -> Void
    /// Each epoch's model when the epoch ends, before its record is reported, and the model inside
    /// an epoch when asked for.
    public var publish: (Snapshot) -> Void
    /// What a step did that was to be inspected; nil where the learner has nothing to show.
    public var inspected: (StepReport?) -> Void

    public init(
      clock: @escaping () -> Double,
      directive: @escaping (_ epoch: Int, _ done: Double) -> Directive = { _, _ in .proceed },
      report: @escaping (TrainingEvent) -> Void = { _ in },
      publish: @escaping (Snapshot) -> Void = { _ in },
      inspected: @escaping (StepReport?) -> Void = { _ in }
    ) {
      self.clock = clock
      self.directive = directive
      self.report = report
      self.publish = publish
      self.inspected = inspected
    }
  }

  /// The best model so far by the learner's metric (the last one where nothing validates).
  public private(set) var best: Snapshot?

  private let learner: any Learner
  private let patience: Int
  /// Epochs that ran to their end, in all runs.
  private var completed = 0
  private var lastEpoch: Int
  private var epochsSinceBest = 0
  /// The epoch that runs, or that was stopped in its middle.
  private var running: RunningEpoch?

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
  /// After early stopping, counts from where the run ended; after a stop, from the plan.
  public func extend(by epochs: Int) {
    precondition(epochs >= 0, "cannot train \(epochs) more epochs")
    lastEpoch += epochs
    epochsSinceBest = 0
  }

  /// Takes over the settings that may change during a run; they count from the next step on.
  public func apply(_ settings: Settings) { learner.apply(settings) }

  /// The model as it stands.
  public var last: Snapshot {
    Snapshot(learner.model(), epoch: completed, validated: nil, isWhole: false)
  }

  /// Steps done of the epoch that runs.
  public var step: Int { running?.state?.step ?? 0 }

  /// Runs until the schedule's last epoch, early stopping, a directive to stop or a failure.
  @discardableResult
  public func run(_ callbacks: Callbacks) -> RunEnd {
    callbacks.report(.started(summary))
    var seconds = 0.0
    var reason = RunEnd.Reason.finished
    epochs: while completed < lastEpoch {
      let epoch = running ?? RunningEpoch(number: completed + 1, learner: learner)
      running = epoch
      let secondsBefore = epoch.seconds
      let end = epoch.run(callbacks)
      seconds += epoch.seconds - secondsBefore
      switch end {
      case .completed(let validation):
        running = nil
        let record = keep(epoch, validation: validation, callbacks)
        if record.epochsSinceBest >= patience {
          reason = .earlyStopping
          break epochs
        }
      case .stopped:
        reason = .stopped
        break epochs
      case .failed(let message):
        reason = .failed(message)
        break epochs
      }
    }
    if reason != .stopped { lastEpoch = completed }
    let end = RunEnd(
      reason: reason, bestEpoch: best?.epoch, bestValidated: best?.validated, seconds: seconds,
      meanLoss: meanLoss, metric: learner.metric)
    callbacks.report(.ended(end))
    return end
  }

  private var summary: RunSummary {
    RunSummary(
      train: learner.ratingsPerEpoch, validation: learner.validationRatings,
      users: learner.userCount, movies: learner.movieCount, epochs: lastEpoch,
      stepsPerEpoch: learner.stepsPerEpoch, stepName: learner.stepName, patience: patience,
      metric: learner.metric, meanLoss: meanLoss)
  }

  /// What predicting the mean comes to where the run validates by squared errors.
  private var meanLoss: Double? {
    guard learner.validationRatings > 0, learner.metric == .loss else { return nil }
    return learner.reference.mean
  }

  /// Takes note of a completed epoch, as Keras' `EarlyStopping` does: only a better value counts.
  private func keep(
    _ epoch: RunningEpoch, validation: [Metric: Double], _ callbacks: Callbacks
  ) -> EpochRecord {
    completed = epoch.number
    let metric = learner.metric
    let validated = validation[metric]
    let snapshot = Snapshot(learner.model(), epoch: epoch.number, validated: validated)
    let isBest =
      validated.map { metric.isBetter($0, than: best?.validated ?? metric.worst) } ?? true
    if isBest { best = snapshot }
    epochsSinceBest = isBest ? 0 : epochsSinceBest + 1
    let record = EpochRecord(
      epoch: epoch.number,
      metrics: EpochMetrics(
        metric, trained: epoch.error.mean, validated: validated,
        further: validation.mapValues { EpochMetrics.Values(validated: $0) }),
      seconds: epoch.seconds, ratingsPerSecond: epoch.ratingsPerSecond, isBest: isBest,
      epochsSinceBest: epochsSinceBest)
    callbacks.publish(snapshot)
    callbacks.report(.epoch(record))
    return record
  }
}

/// The whole state of a run between two steps: the learner's and the loop's own counters.
public struct TrainingState: Sendable, Equatable {
  public var learner: LearnerState
  /// Epochs that ran to their end.
  public var completed: Int
  /// The epoch after which the run ends at the latest.
  public var lastEpoch: Int
  public var epochsSinceBest: Int
  public var best: Snapshot?
  /// The epoch under way; nil between two epochs.
  public var epoch: Epoch?

  /// Where an epoch stands.
  public struct Epoch: Sendable, Equatable {
    /// Steps done.
    public var step: Int
    /// What those steps measured.
    public var error: RunningMean
    public var seconds: Double

    public init(step: Int, error: RunningMean, seconds: Double) {
      self.step = step
      self.error = error
      self.seconds = seconds
    }
  }

  public init(
    learner: LearnerState, completed: Int, lastEpoch: Int, epochsSinceBest: Int, best: Snapshot?,
    epoch: Epoch?
  ) {
    self.learner = learner
    self.completed = completed
    self.lastEpoch = lastEpoch
    self.epochsSinceBest = epochsSinceBest
    self.best = best
    self.epoch = epoch
  }
}

extension TrainingLoop {
  /// The state between two steps: right where it is read inside `Callbacks.directive`, and whenever
  /// the loop does not run.
  public var state: TrainingState {
    TrainingState(
      learner: learner.state, completed: completed, lastEpoch: lastEpoch,
      epochsSinceBest: epochsSinceBest, best: best, epoch: running?.state)
  }

  /// Goes on from a state as if there had been no break: what follows is the same bit for bit.
  ///
  /// - Parameter learner: a new one, of the ratings, split and settings that the state is of.
  /// - Throws: where the state does not fit the learner.
  public convenience init(
    learner: any Learner, schedule: Schedule, resuming state: TrainingState
  ) throws(LearnerStateError) {
    try state.check(steps: learner.stepsPerEpoch)
    try learner.restore(state.learner)
    self.init(learner: learner, schedule: schedule)
    completed = state.completed
    lastEpoch = state.lastEpoch
    epochsSinceBest = state.epochsSinceBest
    best = state.best
    running = state.epoch.map {
      RunningEpoch(number: state.completed + 1, learner: learner, resuming: $0)
    }
  }
}

extension TrainingState {
  /// - Parameter steps: those of an epoch.
  /// - Throws: where the loop and the learner do not stand at the same place.
  fileprivate func check(steps: Int) throws(LearnerStateError) {
    if let epoch, !(0...steps).contains(epoch.step) {
      throw .value(of: "epoch_step", found: epoch.step, expected: 0...steps)
    }
    let begun = completed + (epoch == nil ? 0 : 1)
    if let found = learner.epochsBegun, found != begun {
      throw .value(of: "epochs", found: found, expected: begun...begun)
    }
  }
}
