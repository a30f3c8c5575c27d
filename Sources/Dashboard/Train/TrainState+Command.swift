import Learning
import Runs

extension TrainState {
  /// The command that repeats the run; nil where there is none, or another program's.
  func command(_ dataArguments: [String]) -> String? {
    guard var settings = startSettings else { return nil }
    // Epochs that were added are part of the run.
    if let planned = plannedEpochs, planned > settings[.epochs] { settings[.epochs] = planned }
    return RunCommandLine(dataArguments: dataArguments, settings: settings, changes: changes).text
  }
}
