import Text

/// What a training run tells whoever watches, in this order: started, then progress and epochs, ended.
public enum TrainingEvent: Sendable, Equatable {
  case started(RunSummary)
  case progress(EpochProgress)
  case epoch(EpochRecord)
  /// Between two steps.
  case changed(SettingsChange)
  case ended(RunEnd)
}

/// What is known of a run before its first step. Another program may not know all of it.
public struct RunSummary: Sendable, Equatable {
  /// Ratings that train, and that validate.
  public let train: Int?
  public let validation: Int?
  public let users: Int?
  public let movies: Int?
  /// The epoch after which this run ends at the latest, counted from the first ever.
  public let epochs: Int?
  public let stepsPerEpoch: Int?
  public let stepName: String
  /// Epochs without a better validation loss after which the run stops.
  public let patience: Int?
  /// The metric that stops the run and chooses its best epoch.
  public let metric: Metric
  /// The mean squared error of predicting the mean rating on the validation ratings; nil where nothing validates, where
  /// the run measures something else, and where that is not known.
  public let meanLoss: Double?

  public init(
    train: Int?, validation: Int?, users: Int?, movies: Int?, epochs: Int?, stepsPerEpoch: Int?,
    stepName: String, patience: Int?, metric: Metric = .loss, meanLoss: Double? = nil
  ) {
    self.meanLoss = meanLoss
    self.train = train
    self.validation = validation
    self.users = users
    self.movies = movies
    self.epochs = epochs
    self.stepsPerEpoch = stepsPerEpoch
    self.stepName = stepName
    self.patience = patience
    self.metric = metric
  }
}

/// Where an epoch stands in its middle.
public struct EpochProgress: Sendable, Equatable {
  /// The epoch that runs, from 1.
  public let epoch: Int
  /// Steps done of `RunSummary.stepsPerEpoch`.
  public let step: Int
  /// The part of the epoch's steps that is done, 0 ... 1.
  public let done: Double
  /// What was measured over the epoch so far, while the weights moved.
  public let metrics: EpochMetrics
  /// Training time of this epoch so far; nil where another program does not say.
  public let seconds: Double?
  /// nil where that is not known.
  public let ratingsPerSecond: Double?
  /// Until the end of the run, where whoever trains knows better than the epochs so far; nil elsewhere.
  public let secondsLeft: Double?

  public init(
    epoch: Int, step: Int, done: Double, metrics: EpochMetrics, seconds: Double?,
    ratingsPerSecond: Double?, secondsLeft: Double? = nil
  ) {
    self.secondsLeft = secondsLeft
    self.epoch = epoch
    self.step = step
    self.done = done
    self.metrics = metrics
    self.seconds = seconds
    self.ratingsPerSecond = ratingsPerSecond
  }
}

/// What an epoch came to.
public struct EpochRecord: Sendable, Equatable {
  /// From 1.
  public let epoch: Int
  public let metrics: EpochMetrics
  /// Training and validation, without pauses and pacing; nil where another program does not say.
  public let seconds: Double?
  /// nil where that is not known.
  public let ratingsPerSecond: Double?
  /// Better than every epoch before it.
  public let isBest: Bool
  /// Epochs in a row, this one included, that were not the best.
  public let epochsSinceBest: Int

  public init(
    epoch: Int, metrics: EpochMetrics, seconds: Double?, ratingsPerSecond: Double?, isBest: Bool,
    epochsSinceBest: Int
  ) {
    self.epoch = epoch
    self.metrics = metrics
    self.seconds = seconds
    self.ratingsPerSecond = ratingsPerSecond
    self.isBest = isBest
    self.epochsSinceBest = epochsSinceBest
  }
}

extension EpochProgress {
  /// The run's first metric so far; NaN where that is not told.
  public var trained: Double { metrics.values.trained }
}

extension EpochRecord {
  /// The run's first metric on what trains; NaN where that is not told.
  public var trained: Double { metrics.values.trained }
  /// The run's first metric on what validates; nil where nothing does.
  public var validated: Double? { metrics.values.validated }

  /// A metric's values; nil where it was not measured.
  public subscript(metric: Metric) -> EpochMetrics.Values? {
    metric == .ratingsPerSecond
      ? ratingsPerSecond.map { EpochMetrics.Values(trained: $0) } : metrics[metric]
  }
}

extension Metric {
  /// How fast an epoch was: not of the model, but of what trains it.
  public static let ratingsPerSecond = Metric(
    "ratings/s", "ratings that train, a second", unit: "ratings a second", .higherIsBetter, .told)
}

extension RunEnd.Reason {
  /// How the run ended, in a word or two: `stopped early`. Why one failed is apart.
  public var title: String {
    switch self {
    case .finished: "finished"
    case .earlyStopping: "stopped early"
    case .stopped: "stopped"
    case .failed: "failed"
    }
  }

  public var isFailure: Bool {
    if case .failed = self { true } else { false }
  }
}

extension RunEnd {
  /// What is wrong with a run that ended well: a model that predicts worse than the mean rating does
  /// is no result.
  public var warning: String? {
    guard let best = bestValidated, let mean = meanLoss, best > mean else { return nil }
    return
      "the best val_loss, \(best.fixed(4)), is worse than that of always predicting the mean rating,"
      + " \(mean.fixed(4)): train longer where loss still falls, and with other settings where it does not"
  }
}

/// How a run came to its end.
public struct RunEnd: Sendable, Equatable {
  public enum Reason: Sendable, Equatable {
    case finished
    case earlyStopping
    case stopped
    /// The loss is no longer finite, say; with a message for a person.
    case failed(String)
  }

  public let reason: Reason
  /// The epoch whose weights are kept; nil where none was completed.
  public let bestEpoch: Int?
  /// The best value of the run's metric on what validates; nil where nothing does.
  public let bestValidated: Double?
  /// Training time of the whole run, without pauses and pacing; nil where that is not known.
  public let seconds: Double?

  /// The mean squared error of predicting the mean rating on the validation ratings; nil where nothing validates, and
  /// where the run measures something else.
  public let meanLoss: Double?
  public let metric: Metric

  public init(
    reason: Reason, bestEpoch: Int?, bestValidated: Double?, seconds: Double?,
    meanLoss: Double? = nil, metric: Metric = .loss
  ) {
    self.metric = metric
    self.meanLoss = meanLoss
    self.reason = reason
    self.bestEpoch = bestEpoch
    self.bestValidated = bestValidated
    self.seconds = seconds
  }
}
