import Jobs
import Learning
import RatingData
import Story

/// What biases alone come to on the ratings that validate a run.
struct BaselineRequest: Sendable, Equatable {
  let run: RunID
  let settings: Settings

  /// Takes the validation loss.
  static let slot = JobSlot<BaselineRequest, Never, BaselineLoss>(JobIdentity("baseline"))

  func job(on ratings: Ratings) -> Job {
    // Beside a run that goes on for long, too: the chart waits for it.
    Self.slot.job(self, at: .longAnswer) { request, _ in
      BaselineLoss(
        value: BaselineLearner.validationLoss(beside: request.settings, on: ratings))
    }
  }
}

struct BaselineLoss: Sendable {
  /// nil where nothing validates.
  let value: Double?
}

/// What decides which ratings validate, and with them what the baseline comes to: runs that share it share the baseline.
struct ValidationPart: Hashable, Sendable {
  let seed: UInt64
  let part: Double
  let rule: ValidationChoice

  init(_ settings: Settings) {
    seed = settings.seed
    part = settings.validation
    rule = settings[.validationBy]
  }
}

extension Shared {
  /// Seconds of training from which on a fit beside it does not tell in the times of epochs.
  private static let longRun = 5.0

  /// Once a run, at its end or when it has trained for a while: the fit takes a core for some tenths of a second. A run that
  /// is slowed down leaves one free from the start.
  mutating func baselineRequest(after event: TrainingEvent) -> [Effect] {
    let isTime =
      switch event {
      case .started: train.pace != .none
      case .epoch: train.secondsTrained.map { $0 >= Self.longRun } ?? false
      case .ended: true
      case .progress, .changed: false
      }
    guard isTime, train.capabilities.can(.trainBeside), !train.hasAskedForBaseline, let library,
      let settings = train.settings, Self.hasBaseline(settings),
      let summary = train.summary, summary.metric == .loss, summary.validation != 0
    else { return [] }
    train.hasAskedForBaseline = true
    let request = BaselineRequest(run: train.run, settings: settings)
    return [.run(request.job(on: library.data.ratings))]
  }

  mutating func takeBaseline(_ done: JobDone) -> [Effect]? {
    guard let (request, outcome) = BaselineRequest.slot.take(done) else { return nil }
    guard case .result(let loss) = outcome, let value = loss.value else { return [] }
    baselines[ValidationPart(request.settings)] = value
    if request.run == train.run { train.learn(baseline: value) }
    return []
  }

  /// Another run of this session may have been judged on the same ratings.
  mutating func takeKnownBaseline(for settings: Settings) {
    guard Self.hasBaseline(settings), settings.learner.metric == .loss,
      let value = baselines[ValidationPart(settings)]
    else { return }
    train.hasAskedForBaseline = true
    train.learn(baseline: value)
  }

  private static func hasBaseline(_ settings: Settings) -> Bool {
    settings.learner != BaselineLearner.self
  }
}

extension TrainState {
  fileprivate mutating func learn(baseline: Double) {
    self.baseline = baseline
    story = story.knowing(baseline: baseline, history)
  }
}
