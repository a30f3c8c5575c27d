import Learning

/// What the trials of a search come to: the best of them, and why others failed.
public struct TrialTally: Sendable {
  /// Brackets that all fail, after which nobody expects a trial that does not.
  public static let patience = 10

  private let metric: Metric
  /// nil as long as every trial has failed.
  public private(set) var best: Trial?
  /// Why the first one that failed did; nil as long as none has.
  public private(set) var failure: String?
  /// Brackets that are done.
  public private(set) var brackets: Int

  /// - Parameters:
  ///   - metric: what trials are judged by.
  ///   - trials: those of an earlier search, which this one goes on from.
  public init(_ metric: Metric, goingOnFrom trials: [Trial] = []) {
    self.metric = metric
    brackets = trials.count / Tuner.bracket
    for trial in trials { add(trial) }
  }

  public mutating func add(_ trial: Trial) {
    if trial.validated == nil {
      failure = failure ?? trial.failure
    } else if isBest(trial) {
      best = trial
    }
  }

  public mutating func endBracket() { brackets += 1 }

  /// Whether a trial is better than all that were added; the first of equals is the best.
  public func isBest(_ trial: Trial) -> Bool {
    guard trial.validated != nil else { return false }
    return best.map { trial.isBetter(than: $0, by: metric) } ?? true
  }

  /// Whether so many trials have failed, and none has not, that the search is given up.
  public var isHopeless: Bool { best == nil && brackets >= Self.patience }
}
