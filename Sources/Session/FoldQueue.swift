import Concurrency
import Dashboard
import Dispatch
import Evaluation
import Learning
import RatingData

/// Judges settings fold by fold, one set of them at a time, on a queue that gives way to the run that is shown.
final class FoldQueue: Sendable {
  private let queue = DispatchQueue(label: "marquee.folds", qos: .utility)
  private let mailbox: Mailbox
  private let newest = NewestRequest()

  init(mailbox: Mailbox) { self.mailbox = mailbox }

  func start(
    _ number: Int, _ settings: Settings, folds: Int, metrics: [Metric], on ratings: Ratings,
    workers: Workers
  ) {
    newest.want(number)
    queue.async { [self] in
      do throws(EvaluationError) {
        let splits = try SplitMethod.folds(folds).splits(
          of: ratings, repeats: 1, seed: settings.seed)
        for (fold, split) in splits.enumerated() {
          guard newest.isWanted(number) else { return }
          judge(number, fold, split, settings, metrics, workers)
        }
      } catch {
        mailbox.post(.noFolds(number, "\(error)"))
      }
    }
  }

  private func judge(
    _ number: Int, _ fold: Int, _ split: EvaluationSplit, _ settings: Settings, _ metrics: [Metric],
    _ workers: Workers
  ) {
    // Each fold has a seed of its own, as an evaluation of all of them gives it.
    var settings = settings
    settings.seed &+= UInt64(fold)
    var floor = Settings(.baseline)
    floor.seed = settings.seed
    let results = Evaluation(
      [Candidate(name: "baseline", settings: floor), Candidate(name: "run", settings: settings)],
      on: [split], metrics: metrics, workers: workers
    ).run(
      .init(clock: { 0 }, shouldStop: { !self.newest.isWanted(number) }))
    guard results.isComplete else { return }
    func values(_ candidate: Int) -> [Metric: Double] {
      Dictionary(
        uniqueKeysWithValues: metrics.compactMap { metric in
          results.values(of: metric, candidate)[0].map { (metric, $0) }
        })
    }
    if let failure = results.failure(of: 1) {
      mailbox.post(.notice("fold \(fold + 1): \(failure)"))
    }
    mailbox.post(
      .fold(number, FoldOutcome(fold: fold, values: values(1), baseline: values(0))))
  }

  func end() { newest.end() }
}
