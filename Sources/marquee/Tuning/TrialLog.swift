import Cells
import Learning
import Runs
import Text
import Tuning

/// Trials as they come in: a line each for a person, one in the file, and the best at the end.
final class TrialLog {
  private let metric: Metric
  private let space: SearchSpace
  private var file: TrialFile?
  private let output = StandardOutput()
  private var best: Trial?
  /// Why a trial failed.
  private var failure: String?
  /// Brackets that are done, in this run and before.
  private(set) var brackets = 0

  /// Takes over what the file holds.
  init(_ metric: Metric, _ space: SearchSpace, file: TrialFile?) {
    self.metric = metric
    self.space = space
    self.file = file
    guard let file else { return }
    let trials = file.trials
    brackets = trials.count / Tuner.bracket
    for trial in trials { takeNote(of: trial) }
    if !trials.isEmpty {
      StandardError.write(
        line: "Going on after \(trials.count.counted("trial")) of \(file.path).")
    }
  }

  /// - Parameter isWhole: every trial of the bracket had its turn; only then is it kept in the file.
  func add(_ trials: [Trial], isWhole: Bool) throws {
    for trial in trials {
      try output.write(line: line(for: trial))
      takeNote(of: trial)
    }
    guard isWhole else { return }
    brackets += 1
    try file?.append(trials)
  }

  /// Brackets that all fail, after which nobody expects a trial that does not.
  private static let patience = 10

  /// Whether so many trials have failed, and none has not, that the search is given up.
  var isHopeless: Bool { best == nil && brackets >= Self.patience }

  private func takeNote(of trial: Trial) {
    guard trial.validated != nil else {
      failure = failure ?? trial.failure
      return
    }
    guard let best, !trial.isBetter(than: best, by: metric) else {
      best = trial
      return
    }
  }

  private func line(for trial: Trial) -> String {
    let loss = trial.validated.map { Numbers.fixed($0, 4) } ?? "failed"
    let epoch = trial.epoch.map { "epoch \($0) of \(trial.epochs)" } ?? ""
    let isBest =
      trial.validated != nil
      && (best.map { trial.isBetter(than: $0, by: metric) } ?? true)
    return "trial \(trial.number + 1)  \(metric.validationKey) \(loss)  \(epoch)  "
      + arguments(of: trial).joined(separator: " ") + (isBest ? "  best" : "")
  }

  private func arguments(of trial: Trial) -> [String] {
    space.settings.map { "--\($0.option) \(trial.settings[$0])" }
  }

  /// Writes the command that repeats the best trial.
  ///
  /// - Throws: where there is none.
  func finish(dataArguments: [String]) throws {
    guard let best, let loss = best.validated else {
      throw Failure.badData(
        failure.map { "every trial failed: \($0)" }
          ?? "no trial finished; give more --minutes")
    }
    let command = RunCommandLine(
      dataArguments: dataArguments, settings: best.settingsToRepeat)
    let planned = best.settings[.epochs]
    try output.write(
      line: "\nThe best of \(metric.validationKey), \(Numbers.fixed(loss, 4)) in epoch"
        + " \(best.epoch ?? 0), comes from\n  " + command.text
        + (best.epochs < planned
          ? "\nIt was given \(best.epochs.counted("epoch")) of \(planned); more --minutes give it more."
          : ""))
  }
}
