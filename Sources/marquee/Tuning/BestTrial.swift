import Learning
import Runs
import Text
import Tuning

/// The trial that a search ends with, and the command that repeats it.
struct BestTrial {
  private let trial: Trial
  private let loss: Double

  /// - Parameter loss: what it came to on what validates.
  init(_ trial: Trial, loss: Double) {
    self.trial = trial
    self.loss = loss
  }

  /// What a person is told of it.
  func text(by metric: Metric, dataArguments: [String]) -> String {
    let command = RunCommandLine(
      dataArguments: dataArguments, settings: trial.settingsToRepeat)
    return "The best of \(metric.validationKey), \(Numbers.fixed(loss, 4)) in epoch"
      + " \(trial.epoch ?? 0), comes from\n  " + command.text + shortfall
  }

  /// That it may yet become better; empty where it had all its epochs.
  private var shortfall: String {
    let planned = trial.settings[.epochs]
    guard trial.epochs < planned else { return "" }
    let given = trial.epochs.counted("epoch")
    return "\nIt was given \(given) of \(planned); more --minutes give it more."
  }
}
