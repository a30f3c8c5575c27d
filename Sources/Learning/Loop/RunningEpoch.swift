import Models

/// One epoch of a training loop: steps in chunks, progress after each, validation at the end.
final class RunningEpoch {
  enum End {
    /// With what was measured on what validates, the learner's metric first of all; empty where nothing validates.
    case completed([Metric: Double])
    case stopped
    case failed(String)
  }

  let number: Int
  private(set) var error = RunningMean()
  /// What the learner's own work took so far.
  private(set) var seconds = 0.0

  private let learner: any Learner
  /// Steps done; nil before the epoch has begun.
  private var step: Int?

  init(number: Int, learner: any Learner) {
    self.number = number
    self.learner = learner
  }

  /// Goes on in the middle of an epoch that the learner has begun.
  init(number: Int, learner: any Learner, resuming state: TrainingState.Epoch) {
    self.number = number
    self.learner = learner
    step = state.step
    error = state.error
    seconds = state.seconds
  }

  /// nil before the epoch has begun.
  var state: TrainingState.Epoch? {
    step.map { TrainingState.Epoch(step: $0, error: error, seconds: seconds) }
  }

  /// Ratings that train, a second, by the part of the epoch that is done; nil before the clock has moved.
  var ratingsPerSecond: Double? {
    guard seconds > 0, let step else { return nil }
    return part(step) * Double(learner.ratingsPerEpoch) / seconds
  }

  /// A curve wants some sixty points an epoch, a pause wants to wait no longer than a key does.
  private static func chunk(of steps: Int) -> Int { min(max(1, (steps + 63) / 64), 4096) }

  /// A training error of so many times what predicting 0 would give is no longer learning.
  private static let divergence = 100.0

  /// Runs to the epoch's end, from where it was stopped if it was.
  func run(_ callbacks: TrainingLoop.Callbacks) -> End {
    guard learner.ratingsPerEpoch > 0 else { return .failed("there is no rating to train on") }
    let steps = learner.stepsPerEpoch
    let chunk = Self.chunk(of: steps)
    var step = begin(callbacks)
    while step < steps {
      switch next(step, callbacks) {
      case .stop: return .stopped
      case .go:
        let count = min(chunk, steps - step)
        error += timed(callbacks) { learner.advance(steps: count) }
        step += count
      case .look(let subject):
        // Looking on is none of the learner's own work, and counts as training nowhere.
        let report = StepInspection(learner: learner, subject: subject).report(
          epoch: number, step: step + 1
        ) {
          error += timed(callbacks) { learner.advance(steps: 1) }
        }
        step += 1
        callbacks.inspected(report)
      }
      self.step = step
      if let message = divergence(of: error, at: step) { return .failed(message) }
      callbacks.report(.progress(progress(step: step)))
    }
    if case .stop = next(step, callbacks) { return .stopped }
    guard learner.validationRatings > 0 else { return .completed([:]) }
    let validation = timed(callbacks) { learner.validateAll() }
    if let mean = validation[learner.metric], let message = divergence(of: mean, at: steps) {
      return .failed(message)
    }
    return .completed(validation.mapValues(\.mean))
  }

  private func begin(_ callbacks: TrainingLoop.Callbacks) -> Int {
    if let step { return step }
    timed(callbacks) { learner.beginEpoch() }
    step = 0
    return 0
  }

  private enum Next {
    case go
    case look(StepSubject)
    case stop
  }

  /// Asks what to do next.
  private func next(_ step: Int, _ callbacks: TrainingLoop.Callbacks) -> Next {
    switch callbacks.directive(number, part(step)) {
    case .proceed: return .go
    case .inspect(let subject): return .look(subject)
    case .stop: return .stop
    case .snapshot:
      if learner.hasModel {
        callbacks.publish(
          Snapshot(
            learner.model(), epoch: number - 1, validated: nil, isWhole: false))
      }
      return .go
    }
  }

  private func timed<Result>(
    _ callbacks: TrainingLoop.Callbacks, _ work: () -> Result
  ) -> Result {
    let start = callbacks.clock()
    let result = work()
    seconds += callbacks.clock() - start
    return result
  }

  private func part(_ step: Int) -> Double { Double(step) / Double(learner.stepsPerEpoch) }

  private func progress(step: Int) -> EpochProgress {
    EpochProgress(
      epoch: number, step: step, done: part(step),
      metrics: EpochMetrics(learner.metric, trained: error.mean), seconds: seconds,
      ratingsPerSecond: ratingsPerSecond)
  }

  /// Why the run cannot go on; nil where the error is that of a learner that learns.
  private func divergence(of error: RunningMean, at step: Int) -> String? {
    let place =
      "in epoch \(number), at \(learner.stepName) \(step) of \(learner.stepsPerEpoch)"
    let advice = "the model diverged; train with a lower learning rate"
    guard error.sum.isFinite else {
      return "the loss is no longer a finite number \(place): \(advice)"
    }
    let limit = Self.divergence * learner.reference.zero
    guard learner.metric.direction == .lowerIsBetter, limit > 0, error.mean > limit else {
      return nil
    }
    return "the loss grew to more than \(Int(Self.divergence)) times that of predicting 0 \(place):"
      + " \(advice)"
  }
}
