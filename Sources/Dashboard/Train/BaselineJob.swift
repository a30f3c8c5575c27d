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

extension State {
  mutating func takeBaseline(_ done: JobDone) -> [Effect]? {
    guard let (request, outcome) = BaselineRequest.slot.take(done) else { return nil }
    if request.run == shared.train.run, case .result(let loss) = outcome {
      shared.train.baseline = loss.value
    }
    return []
  }
}
