import Learning
import Runs

extension TrainState {
  /// The command that repeats the run; nil where there is none, or another program's.
  func command(_ dataArguments: [String]) -> String? {
    guard let settings = startSettings else { return nil }
    var course = RunCourse(changes: changes, planned: plannedEpochs, epochs: epochs)
    if case .ended(let end) = phase { course.end = end.reason }
    return RunCommandLine(dataArguments: dataArguments, settings: settings, course: course).text
  }
}
