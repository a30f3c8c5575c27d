import Concurrency
import Learning
import Models
import RatingData

/// Several learners on the same splits, judged by the same metrics.
///
/// Validation chooses, inside what trains; a test part is predicted once, by the model that is judged.
public struct Evaluation: Sendable {
  public let candidates: [Candidate]
  public let splits: [EvaluationSplit]
  public let metrics: [Metric]
  private let workers: Workers

  public init(
    _ candidates: [Candidate], on splits: [EvaluationSplit], metrics: [Metric],
    workers: Workers
  ) {
    self.candidates = candidates
    self.splits = splits
    self.metrics = metrics
    self.workers = workers
  }

  /// What is called by an evaluation.
  public struct Callbacks {
    /// Seconds since any fixed moment.
    public var clock: () -> Double
    /// Forgets the most memory that the process had so far.
    public var resetPeakMemory: () -> Void
    /// The most bytes that the process had since; nil where the system does not tell.
    public var peakMemory: () -> Int?
    public var shouldStop: () -> Bool
    public var report: (EvaluationProgress) -> Void

    public init(
      clock: @escaping () -> Double, resetPeakMemory: @escaping () -> Void = {},
      peakMemory: @escaping () -> Int? = { nil }, shouldStop: @escaping () -> Bool = { false },
      report: @escaping (EvaluationProgress) -> Void = { _ in }
    ) {
      self.clock = clock
      self.resetPeakMemory = resetPeakMemory
      self.peakMemory = peakMemory
      self.shouldStop = shouldStop
      self.report = report
    }
  }

  /// Fits and judges, split by split, until the end or until it is to stop; what is done by then is
  /// returned.
  public func run(_ callbacks: Callbacks) -> EvaluationResults {
    var results = EvaluationResults(self)
    for (number, split) in splits.enumerated() {
      for (index, candidate) in candidates.enumerated() {
        let secondsLeft = remaining(after: results, split: number, candidate: index)
        let started = callbacks.clock()
        callbacks.resetPeakMemory()
        do throws(Fit.Failure) {
          let settings = candidate.settings(for: number)
          let fit = try Fit(settings, on: split, workers: workers) { done in
            callbacks.report(
              EvaluationProgress(
                candidate: candidate.name, split: number, splits: splits.count, done: done,
                secondsLeft: secondsLeft.map { $0 - (callbacks.clock() - started) }))
            return callbacks.shouldStop() ? .stop : .proceed
          }
          let seconds = callbacks.clock() - started
          let values = MetricValues(
            metrics, of: fit.model, on: split, foldedIn: FoldInRegularization(settings),
            workers: workers)
          results.add(
            .init(
              split: number, outcome: .judged(values, epochs: fit.epochs), seconds: seconds,
              peakMemory: callbacks.peakMemory()), of: index)
        } catch .failed(let message) {
          results.add(
            .init(
              split: number, outcome: .failed(message),
              seconds: callbacks.clock() - started, peakMemory: nil), of: index)
        } catch {
          return results
        }
      }
    }
    return results
  }

  /// What this and all that follow will take, by what each learner took so far; nil where one was never
  /// seen.
  private func remaining(
    after results: EvaluationResults, split: Int, candidate: Int
  ) -> Double? {
    var sum = 0.0
    for index in candidates.indices {
      let left = splits.count - split - (index < candidate ? 1 : 0)
      guard left > 0 else { continue }
      guard let seconds = Spread(results.trials(of: index).map(\.seconds)) else { return nil }
      sum += Double(left) * seconds.mean
    }
    return sum
  }
}

/// How far an evaluation is.
public struct EvaluationProgress: Sendable, Equatable {
  /// The learner at work.
  public let candidate: String
  /// From 0.
  public let split: Int
  public let splits: Int
  /// The part of this learner's work on this split that is done.
  public let done: Double
  /// For all that is left; nil where it is not known.
  public let secondsLeft: Double?
}
