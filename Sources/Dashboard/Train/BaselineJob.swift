import Jobs
import Learning
import RatingData

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

extension Shared {
  /// Seconds of training from which on a fit beside it does not tell in the times of epochs.
  private static let longRun = 5.0

  /// Once a run, at its end or when it has trained for a while: the fit takes a core for some tenths of a second.
  mutating func baselineRequest(after event: TrainingEvent) -> [Effect] {
    let isTime =
      switch event {
      case .epoch: train.secondsTrained.map { $0 >= Self.longRun } ?? false
      case .ended: true
      case .started, .progress, .changed: false
      }
    guard isTime, train.capabilities.can(.trainBeside), !train.hasAskedForBaseline, let library,
      let settings = train.settings, settings.learner != BaselineLearner.self,
      let summary = train.summary, summary.metric == .loss, summary.validation != 0
    else { return [] }
    train.hasAskedForBaseline = true
    let request = BaselineRequest(run: train.run, settings: settings)
    return [.run(request.job(on: library.data.ratings))]
  }

  mutating func takeBaseline(_ done: JobDone) -> [Effect]? {
    guard let (request, outcome) = BaselineRequest.slot.take(done) else { return nil }
    if request.run == train.run, case .result(let loss) = outcome { train.baseline = loss.value }
    return []
  }
}
