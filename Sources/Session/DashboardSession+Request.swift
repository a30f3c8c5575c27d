import Dashboard
import Learning
import RatingData
import RatingFiles
import Runs

extension DashboardSession {
  /// What is to be shown.
  public enum Request: Sendable {
    /// Ratings to train on.
    ///
    /// - `name`: what to call them while they are read.
    /// - `arguments`: how the data were asked for on the command line.
    /// - `runs`: where to keep the runs; nil keeps none.
    /// - `resumed`: what the first run goes on from.
    /// - `settings`: what to train such data with; may refuse.
    case train(
      Source, ReadingOptions, name: String, arguments: [String], runs: RunStore?,
      resumed: ResumedRun?, settings: @Sendable (DataSet) throws -> Settings)
    /// Another program's events, in a file or, where `path` is nil, on standard input.
    case watch(path: String?)

    var source: State.Source {
      switch self {
      case .train(_, _, let name, _, _, _, _): .ratings(name)
      case .watch(let path): .events(path ?? "standard input")
      }
    }

    var store: RunStore? {
      if case .train(_, _, _, _, let store, _, _) = self { store } else { nil }
    }

    var arguments: [String] {
      if case .train(_, _, _, let arguments, _, _, _) = self { arguments } else { [] }
    }
  }
}
