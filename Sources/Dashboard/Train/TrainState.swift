import Cells
import Learning
import Runs
import Story

/// The run that is shown, as far as its events tell.
public struct TrainState: Sendable {
  /// Where training stands.
  enum Phase: Sendable, Equatable {
    /// There are no data yet.
    case waiting
    case running
    case paused
    case ended(RunEnd)

    var isUnderWay: Bool { self == .running || self == .paused }
  }

  /// Epochs that one press of `+` adds.
  static let extraEpochs = 5

  var run = RunID(0)
  var phase = Phase.waiting
  /// As they are by now.
  var settings: Settings? {
    startSettings.map { start in
      changes.reduce(into: start) { $0.take($1.values) }
    }
  }
  /// As they were at the start.
  var startSettings: Settings?
  /// What was set on the way, earliest first.
  var changes: [SettingsChange] = []
  var summary: RunSummary?
  var history = EpochHistory()
  var epochs: [EpochRecord] { history.records }
  /// The record of the best epoch so far.
  var best: EpochRecord? { history.best }
  /// The best epoch; what a run's end says where no record does.
  var bestEpoch: Int? {
    if case .ended(let end) = phase { best?.epoch ?? end.bestEpoch } else { best?.epoch }
  }
  /// What the epochs took together; nil where another program does not say.
  var secondsTrained: Double? {
    if history.seconds == nil, case .ended(let end) = phase { end.seconds } else { history.seconds }
  }
  /// Ratings that train, a second, over all epochs; nil where not all of that is known.
  var ratingsPerSecond: Double? {
    guard let seconds = history.seconds, seconds > 0, !leavesEpochsOut, !epochs.isEmpty,
      epochs.last?.ratingsPerSecond != nil, let train = summary?.train
    else { return epochs.last?.ratingsPerSecond }
    return Double(train) * Double(epochs.count) / seconds
  }
  var progress: EpochProgress?
  /// What epochs measured apart from what the run goes by, in the order in which it came.
  var told: [Metric] = []
  /// The run's first metric inside and at the end of epochs, by epochs from 0: what the chart's solid line is made of.
  var curve = GrowingLine()
  /// The run's first metric on what validates, at the end of each epoch that has one.
  var validationCurve = GrowingLine()
  /// Epochs of the run before this one, kept to compare with.
  var previous: [EpochRecord] = []
  /// Epochs of a run that a person set apart to compare others with.
  var pinned: [EpochRecord] = []
  /// The validation loss of biases alone: the floor under every other learner. nil until it is known, and
  /// where the run measures something else.
  var baseline: Double?
  /// What has happened, in sentences.
  var story = Story()
  /// It is fitted once a run.
  var hasAskedForBaseline = false
  /// The last epoch that is planned, further epochs asked for included; nil where another program does not
  /// say.
  var plannedEpochs: Int?

  var pace = Pace.none
  /// Whose rows steps are looked at for; those of a step's first rating where nobody was chosen.
  var followed = StepSubject()
  /// What can be done to the run, by the engine that makes it.
  var capabilities = EngineCapabilities.all
  /// How the engine was asked for on the command line.
  var engineArguments: [String] = []
  /// Seconds for which another program, whose run it is, has said nothing.
  var silence = 0.0
  /// The longest after which it said something all the same.
  var longestSilence = 0.0
  /// What it does before the first epoch; nil where nobody says.
  var status: String?

  /// Whether that is long: an epoch may say nothing until its end, and several times as long as the longest so far is unusual.
  var isSilent: Bool {
    guard phase == .running else { return false }
    let longest = epochs.suffix(100).compactMap(\.seconds).max() ?? longestSilence
    return silence >= max(10, 3 * longest)
  }

  /// The last epoch that has ended, 0 before.
  var lastEpoch: Int { epochs.last?.epoch ?? 0 }

  /// Whether not every epoch is told of: a cluster tells of 1, 2, 4, 8, …
  var leavesEpochsOut: Bool { lastEpoch != epochs.count }

  /// Whether the run has ended before its plan, as nothing got better: it is done all the same.
  var hasStoppedEarly: Bool {
    if case .ended(let end) = phase { end.reason == .earlyStopping } else { false }
  }

  /// The running epoch, or the last one of a run that has ended: `3/15`, or `3` where no plan is known.
  var epochOfPlan: String {
    let isInside = phase.isUnderWay || progress != nil
    let running = min(
      progress?.epoch ?? lastEpoch + (isInside ? 1 : 0), max(1, plannedEpochs ?? .max))
    return plannedEpochs.map { "\(running)/\($0)" } ?? "\(running)"
  }

  /// The part of the plan that is done; without a plan, of the running epoch, and nil where that is not known either.
  var planDone: Double? {
    guard !hasStoppedEarly else { return 1 }
    guard let plannedEpochs else {
      guard phase.isUnderWay else { return 1 }
      return summary?.stepsPerEpoch.map { _ in epochDone }
    }
    let running = Double((progress?.epoch ?? lastEpoch) - lastEpoch)
    return min(1, (Double(lastEpoch) + running * epochDone) / Double(max(1, plannedEpochs)))
  }

  /// The part of the running epoch that is done, 0 ... 1.
  var epochDone: Double { progress?.done ?? 0 }

  /// Seconds until the last planned epoch, from the mean of those that were measured and the pace.
  var secondsLeft: Double? {
    guard phase.isUnderWay, summary != nil else { return nil }
    if let told = progress?.secondsLeft { return told }
    // Epochs that nobody tells of take time, too.
    guard !leavesEpochsOut else { return nil }
    guard let plannedEpochs, let epoch = secondsOfEpoch else { return nil }
    let left = Double(plannedEpochs - epochs.count) - (progress == nil ? 0 : epochDone)
    return max(0, left) * max(epoch, pace.seconds)
  }

  /// The mean of the epochs that were measured; before the first, what the running one seems to come to.
  private var secondsOfEpoch: Double? {
    let measured = epochs.compactMap(\.seconds)
    if !measured.isEmpty { return measured.reduce(0, +) / Double(measured.count) }
    guard let seconds = progress?.seconds, epochDone > 0, seconds > 0 else { return nil }
    return seconds / epochDone
  }

  /// Epochs without a better one that are still allowed.
  var patienceLeft: Int? {
    guard let summary, summary.validation != 0, let patience = summary.patience else {
      return nil
    }
    return max(0, patience - (epochs.last?.epochsSinceBest ?? 0))
  }
}
