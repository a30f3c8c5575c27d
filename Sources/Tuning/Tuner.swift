import Concurrency
import Learning
import RatingData

/// Random search with successive halving: brackets of settings sampled at random, each trained for some
/// epochs, the best third of them for three times as many, and so on, until few have the full number.
///
/// Validation alone decides. Trials of a rung run side by side, one thread each; since no learner's result
/// depends on threads, a search does not either, but for where it is cut off.
///
/// Source: Jamieson, Talwalkar: Non-Stochastic Best Arm Identification and Hyperparameter Optimization,
/// AISTATS 2016, algorithm 1; random search: Bergstra, Bengio: Random Search for Hyper-Parameter
/// Optimization, JMLR 13 (2012).
public struct Tuner: Sendable {
  private let space: SearchSpace
  private let ratings: Ratings
  private let split: Split
  private let workers: Workers
  private let seed: UInt64
  /// What trials are compared by.
  public let metric: Metric
  /// Whether there is anything to choose by: ratings that train, and ratings that validate.
  public let canChoose: Bool

  /// Trials in a bracket, and by what the trials are cut and the epochs grow from rung to rung.
  public static let bracket = 9
  private static let cut = 3
  private static let rungs = 3

  public init(_ space: SearchSpace, on ratings: Ratings, workers: Workers) {
    self.space = space
    self.ratings = ratings
    self.workers = workers
    split = space.base.split(ratings)
    seed = space.base.seed
    let learner = space.base.learner
    metric = learner.metric
    canChoose = learner.canValidate(ratings, split)
  }

  /// A trial under way.
  private final class Run {
    let number: Int
    let settings: Settings
    let loop: TrainingLoop
    var trial: Trial?
    /// It can go on.
    var isAlive = true

    init(_ number: Int, _ settings: Settings, _ loop: TrainingLoop) {
      self.number = number
      self.settings = settings
      self.loop = loop
    }

    /// Trains up to an epoch; the trial stays as it was where it is stopped in the middle. The loop has the whole plan
    /// from the start, so that patience counts as it does in a run without such a halt.
    func train(upTo epochs: Int, shouldStop: @escaping () -> Bool) {
      guard isAlive else { return }
      var isCutOff = false
      let end = loop.run(
        .init(
          clock: { 0 },
          directive: { epoch, _ in
            isCutOff = isCutOff || shouldStop()
            return isCutOff || epoch > epochs ? .stop : .proceed
          }))
      isAlive = end.reason == .stopped
      guard !isCutOff else { return }
      let result = end.result
      trial = Trial(
        number: number, settings: settings, validated: result,
        epoch: result == nil ? nil : end.bestEpoch, epochs: epochs, failure: end.missingResult)
    }
  }

  /// Runs one bracket. What it found is told when it is done; a bracket that is cut off tells what its
  /// trials had come to.
  ///
  /// - Parameters:
  ///   - number: which bracket of this search, from 0.
  ///   - shouldStop: asked by several threads.
  public func runBracket(
    _ number: Int, shouldStop: @escaping @Sendable () -> Bool
  ) -> [Trial] {
    let epochs = Self.epochs(of: space.base.schedule)
    var runs = (0..<Self.bracket).map { index in
      let number = number * Self.bracket + index
      return makeRun(number, space.draw(number, seed: seed))
    }
    let all = runs
    for rung in 0..<Self.rungs {
      // Each run is trained by one thread, and read when all are done.
      nonisolated(unsafe) let current = runs
      workers.share(current.count) { index in
        current[index].train(upTo: epochs[rung], shouldStop: shouldStop)
      }
      guard !shouldStop() else { break }
      let ranked = runs.filter { $0.trial?.validated != nil }.sorted { a, b in
        guard let first = a.trial, let second = b.trial else { return false }
        return first.isBetter(than: second, by: metric)
      }
      runs = Array(ranked.prefix(max(1, runs.count / Self.cut)))
    }
    return all.compactMap(\.trial)
  }

  /// By rung, the last one the full number.
  private static func epochs(of schedule: Schedule) -> [Int] {
    (0..<rungs).map { rung in
      max(1, (0..<rungs - 1 - rung).reduce(schedule.epochs) { count, _ in count / cut })
    }
  }

  private func makeRun(_ number: Int, _ settings: Settings) -> Run {
    Run(
      number, settings,
      TrainingLoop(
        learner: settings.makeLearner(for: ratings, split: split, workers: Workers(count: 1)),
        schedule: settings.schedule))
  }
}
