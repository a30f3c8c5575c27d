import Dashboard
import Learning
import RatingData
import RatingFiles
import Runs
import Spark

extension DashboardSession {
  /// What is to be shown.
  public enum Request: Sendable {
    case train(TrainRequest)
    /// Another program's events, in a file or, where `path` is nil, on standard input.
    case watch(path: String?)

    var source: State.Source {
      switch self {
      case .train(let request): .ratings(request.name)
      case .watch(let path): .events(path ?? "standard input")
      }
    }

    /// Of what is trained; nil of another program's events.
    var training: TrainRequest? {
      if case .train(let request) = self { request } else { nil }
    }
  }

  /// Ratings to train on.
  public struct TrainRequest: Sendable {
    let source: Source
    let reading: ReadingOptions
    let name: String
    let arguments: [String]
    let settings: @Sendable (DataSet) throws -> Settings
    /// Where to keep the runs; nil keeps none.
    public var runs: RunStore?
    /// What the first run goes on from.
    public var resumed: ResumedRun?
    /// What trains the settings that a cluster can train, and the environment that it is started in.
    public var cluster: (options: SparkOptions, environment: [String: String])?

    /// - Parameters:
    ///   - name: what to call the ratings while they are read.
    ///   - arguments: how they were asked for on the command line.
    ///   - settings: what to train such data with; may refuse.
    public init(
      _ source: Source, _ reading: ReadingOptions, name: String, arguments: [String],
      settings: @escaping @Sendable (DataSet) throws -> Settings
    ) {
      self.source = source
      self.reading = reading
      self.name = name
      self.arguments = arguments
      self.settings = settings
    }
  }
}
