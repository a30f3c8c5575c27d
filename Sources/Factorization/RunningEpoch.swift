/// One epoch of a training loop: steps in chunks, progress after each, validation at the end.
final class RunningEpoch {
  enum Outcome {
    /// With the validation loss; nil where nothing validates.
    case completed(Double?)
    case stopped
    case failed(String)
  }

  let number: Int
  private(set) var error = SquaredError()
  /// What the learner's own work took so far.
  private(set) var seconds = 0.0

  private let learner: any Learner
  private let surroundings: TrainingLoop.Surroundings

  init(number: Int, learner: any Learner, surroundings: TrainingLoop.Surroundings) {
    self.number = number
    self.learner = learner
    self.surroundings = surroundings
  }

  var ratingsPerSecond: Double { seconds > 0 ? Double(error.count) / seconds : 0 }

  /// A curve wants some sixty points an epoch, a pause wants to wait no longer than a key does.
  private static func chunk(of steps: Int) -> Int { min(max(1, (steps + 63) / 64), 4096) }

  func run() -> Outcome {
    guard learner.ratingsPerEpoch > 0 else { return .failed("there is no rating to train on") }
    let steps = learner.stepsPerEpoch
    let chunk = Self.chunk(of: steps)
    timed { learner.beginEpoch() }
    var step = 0
    while step < steps {
      guard obeysDirective(done: Double(step) / Double(steps)) else { return .stopped }
      let count = min(chunk, steps - step)
      error += timed { learner.advance(steps: count) }
      step += count
      guard error.isFinite else { return .failed(diverged(at: step, of: steps)) }
      surroundings.report(.progress(progress(step: step)))
    }
    guard obeysDirective(done: 1) else { return .stopped }
    guard learner.validationRatings > 0 else { return .completed(nil) }
    let validation = timed { learner.validationError() }
    guard validation.isFinite else { return .failed(diverged(at: steps, of: steps)) }
    return .completed(validation.mean)
  }

  /// Asks what to do next; false where that is to stop.
  private func obeysDirective(done: Double) -> Bool {
    switch surroundings.directive(number, done) {
    case .proceed: return true
    case .stop: return false
    case .snapshot:
      surroundings.publish(learner.snapshot(epoch: number - 1, validationLoss: nil))
      return true
    }
  }

  private func timed<Result>(_ work: () -> Result) -> Result {
    let start = surroundings.clock()
    let result = work()
    seconds += surroundings.clock() - start
    return result
  }

  private func progress(step: Int) -> EpochProgress {
    EpochProgress(
      epoch: number, step: step, done: Double(step) / Double(learner.stepsPerEpoch),
      loss: error.mean, seconds: seconds,
      ratingsPerSecond: ratingsPerSecond)
  }

  private func diverged(at step: Int, of steps: Int) -> String {
    "the loss left the finite numbers in epoch \(number), at \(learner.stepName) \(step) of"
      + " \(steps): the model diverged; train with gentler settings"
  }
}

extension SquaredError {
  fileprivate var isFinite: Bool { sum.isFinite }
}
