import Concurrency
import Learning
import Models
import RatingData

/// A learner with its settings, under the name by which it was asked for.
public struct Candidate: Sendable {
  public let name: String
  public let settings: Settings

  public init(name: String, settings: Settings) {
    self.name = name
    self.settings = settings
  }

  /// With a seed of its own for each split, so that the spread over splits is one over seeds too.
  func settings(for split: Int) -> Settings {
    var settings = settings
    settings.seed &+= UInt64(split)
    return settings
  }
}

/// A model fitted to the training part of a split.
struct Fit {
  let model: any Model
  /// Epochs that the model was trained for.
  let epochs: Int

  enum Failure: Error {
    case stopped
    /// With the reason, for a person.
    case failed(String)
  }

  /// Chooses the number of epochs on a part of what trains that is held out for validation, then trains
  /// anew on all of it for so many. Where the split has a part of its own to choose by, the model of the best epoch is
  /// taken as it is. Without any, and where there is one epoch alone, it trains for as many epochs as are set.
  ///
  /// - Parameter directive: asked between steps, with the part of the work that is done.
  init(
    _ settings: Settings, on split: EvaluationSplit, workers: Workers,
    directive: @escaping (_ done: Double) -> Directive
  ) throws(Failure) {
    let inner = split.forValidation(settings)
    let epochs = settings.schedule.epochs
    let hasChoice = !inner.validation.isEmpty && epochs > 1
    guard hasChoice, split.validation.isEmpty else {
      let whole = Split(train: split.train, validation: hasChoice ? inner.validation : [])
      self = try .init(settings, on: split, whole, epochs: epochs, workers, directive)
      return
    }
    let chosen = try Self(
      settings, on: split, inner, epochs: epochs, workers
    ) { directive($0 / 2) }
    self = try .init(
      settings, on: split, Split(train: split.train, validation: []), epochs: chosen.epochs,
      workers
    ) { directive(0.5 + $0 / 2) }
  }

  private init(
    _ settings: Settings, on split: EvaluationSplit, _ inner: Split, epochs: Int,
    _ workers: Workers, _ directive: @escaping (Double) -> Directive
  ) throws(Failure) {
    var schedule = settings.schedule
    schedule.epochs = epochs
    let loop = TrainingLoop(
      learner: settings.makeLearner(for: split.ratings, split: inner, workers: workers),
      schedule: schedule)
    let end = loop.run(
      .init(
        clock: { 0 },
        directive: { epoch, done in directive((Double(epoch - 1) + done) / Double(epochs)) }))
    if case .failed(let message) = end.reason { throw .failed(message) }
    guard end.reason != .stopped, let best = loop.best else { throw .stopped }
    model = best.model
    self.epochs = best.epoch
  }
}

extension EvaluationSplit {
  /// What trains, divided once more as the settings say.
  func forValidation(_ settings: Settings) -> Split {
    validation.isEmpty
      ? settings.split(ratings, positions: train) : Split(train: train, validation: validation)
  }
}
