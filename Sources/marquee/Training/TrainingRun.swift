import Learning
import Models
import RatingData

/// A data set and the settings to train it with, ready to start.
struct TrainingRun {
  let data: DataSet
  let settings: Settings
  let split: Split

  /// - Throws: `Failure.usage` where the settings leave nothing to train on.
  init(_ data: DataSet, settings: Settings) throws(Failure) {
    self.data = data
    self.settings = settings
    split = settings.split(data.ratings)
    guard !split.train.isEmpty else {
      throw .usage(
        "--validation \(settings.validation) leaves none of \(data.ratings.count) ratings to"
          + " train on")
    }
  }

  /// How a run ended, and what is kept of it.
  struct Outcome {
    let end: RunEnd
    let best: Snapshot?

    /// The model of a run that is to answer questions.
    func model() throws(Failure) -> Snapshot {
      if case .failed(let words) = end.reason { throw .badData(words) }
      guard let best else { throw .interrupted(signal: 2) }
      return best
    }
  }

  /// Trains on this thread until the end, or until `shouldStop`, which is asked between steps.
  func start(
    shouldStop: @escaping () -> Bool = { false }, report: @escaping (TrainingEvent) -> Void
  ) -> Outcome {
    let learner = settings.makeLearner(for: data.ratings, split: split)
    let loop = TrainingLoop(learner: learner, schedule: settings.schedule)
    let start = ContinuousClock.now
    let end = loop.run(
      TrainingLoop.Surroundings(
        clock: { start.duration(to: .now).inSeconds },
        directive: { _, _ in shouldStop() ? .stop : .proceed }, report: report))
    return Outcome(end: end, best: loop.best)
  }
}

extension Duration {
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
