import Learning

/// What an evaluation found out so far.
public struct EvaluationResults: Sendable {
  /// One learner on one split.
  public struct Trial: Sendable, Equatable {
    public enum Outcome: Sendable, Equatable {
      case judged(MetricValues, epochs: Int)
      /// With the reason, for a person.
      case failed(String)
    }

    public let split: Int
    public let outcome: Outcome
    /// What fitting took, the choice of epochs included.
    public let seconds: Double
    /// Bytes of the process, ratings included.
    public let peakMemory: Int?
  }

  public let evaluation: Evaluation
  private var trialsByCandidate: [[Trial]]

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    trialsByCandidate = evaluation.candidates.map { _ in [] }
  }

  mutating func add(_ trial: Trial, of candidate: Int) {
    trialsByCandidate[candidate].append(trial)
  }

  /// In the order of the splits.
  public func trials(of candidate: Int) -> [Trial] { trialsByCandidate[candidate] }

  public var isComplete: Bool {
    trialsByCandidate.allSatisfy { $0.count == evaluation.splits.count }
  }

  /// Why a learner has no value for a split; nil where all went well.
  public func failure(of candidate: Int) -> String? {
    for trial in trials(of: candidate) {
      if case .failed(let message) = trial.outcome { return message }
    }
    return nil
  }

  /// Why there is nothing to compare: every fit that was done failed, this one first; nil where any went well.
  public var failureOfAll: String? {
    let outcomes = trialsByCandidate.joined().map(\.outcome)
    let failures = outcomes.compactMap { outcome in
      if case .failed(let message) = outcome { message } else { nil }
    }
    return failures.count == outcomes.count ? failures.first : nil
  }

  /// A metric's values for one learner, by split.
  public func values(of metric: Metric, _ candidate: Int) -> [Int: Double] {
    trials(of: candidate).reduce(into: [:]) { values, trial in
      if case .judged(let judged, _) = trial.outcome { values[trial.split] = judged[metric] }
    }
  }

  /// Over the splits, in their order: sums must not depend on a dictionary's.
  public func spread(of metric: Metric, _ candidate: Int) -> Spread? {
    Spread(values(of: metric, candidate).sorted { $0.key < $1.key }.map(\.value))
  }

  /// A learner's difference to another in a metric, over the splits that both were judged on.
  public func difference(
    in metric: Metric, of candidate: Int, to reference: Int
  ) -> PairedDifference? {
    let others = values(of: metric, reference)
    let differences = values(of: metric, candidate).sorted { $0.key < $1.key }.compactMap {
      entry in others[entry.key].map { entry.value - $0 }
    }
    let split = evaluation.splits[0]
    return PairedDifference(
      differences, testShare: Double(split.test.count) / Double(max(1, split.train.count)))
  }
}
