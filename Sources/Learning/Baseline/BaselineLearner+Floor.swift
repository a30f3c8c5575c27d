import Concurrency
import RatingData

extension BaselineLearner {
  /// What biases alone come to on the ratings that validate a run; nil where none do.
  public static func validationLoss(beside settings: Settings, on ratings: Ratings) -> Double? {
    let split = settings.split(ratings)
    guard !split.validation.isEmpty else { return nil }
    let baseline = Preset.baseline.settings(seed: settings.seed)
    let learner = baseline.makeLearner(for: ratings, split: split, workers: Workers(count: 1))
    for _ in 0..<baseline.schedule.epochs {
      learner.beginEpoch()
      _ = learner.advance(steps: learner.stepsPerEpoch)
    }
    return learner.validate().mean
  }
}
