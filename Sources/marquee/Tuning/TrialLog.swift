import Cells
import Learning
import Text
import Tuning

/// Trials as they come in: a line each for a person, one in the file, and the best at the end.
final class TrialLog {
  private let metric: Metric
  private let space: SearchSpace
  private var file: TrialFile?
  private let output = StandardOutput()
  private(set) var tally: TrialTally

  /// Takes over what the file holds.
  init(_ metric: Metric, _ space: SearchSpace, file: TrialFile?) {
    self.metric = metric
    self.space = space
    self.file = file
    let trials = file?.trials ?? []
    tally = TrialTally(metric, goingOnFrom: trials)
    if let file, !trials.isEmpty {
      StandardError.write(
        line: "Going on after \(trials.count.counted("trial")) of \(file.path).")
    }
  }

  /// - Parameter isWhole: every trial of the bracket had its turn; only then is it kept in the file.
  func add(_ trials: [Trial], isWhole: Bool) throws {
    for trial in trials {
      try output.write(line: line(for: trial))
      tally.add(trial)
    }
    guard isWhole else { return }
    tally.endBracket()
    try file?.append(trials)
  }

  private func line(for trial: Trial) -> String {
    let loss = trial.validated.map { Numbers.fixed($0, 4) } ?? "failed"
    let epoch = trial.epoch.map { "epoch \($0) of \(trial.epochs)" } ?? ""
    return "trial \(trial.number + 1)  \(metric.validationKey) \(loss)  \(epoch)  "
      + arguments(of: trial).joined(separator: " ") + (tally.isBest(trial) ? "  best" : "")
  }

  private func arguments(of trial: Trial) -> [String] {
    space.settings.map { "--\($0.option) \(trial.settings[$0])" }
  }

  /// Writes the command that repeats the best trial.
  ///
  /// - Throws: where there is none.
  func finish(dataArguments: [String]) throws {
    guard let best = tally.best, let loss = best.validated else {
      throw Failure.badData(
        tally.failure.map { "every trial failed: \($0)" }
          ?? "no trial finished; give more --minutes")
    }
    let words = BestTrial(best, loss: loss).text(by: metric, dataArguments: dataArguments)
    try output.write(line: "\n" + words)
  }
}
