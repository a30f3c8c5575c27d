import Concurrency
import Dashboard
import Engines
import Files
import Learning
import RatingData
import RatingFiles
import Runs
import Spark

extension DashboardSession {
  /// What is to be shown.
  public enum Request: Sendable {
    case train(TrainRequest)
    /// Ratings that a cluster reads.
    case cluster(ClusterRequest)
    /// Another program's events, in a file or, where `path` is nil, on standard input.
    case watch(path: String?, KeptRuns)
    /// A model that another program learned.
    case open(OpenRequest)
    /// Other programs' logs, in files and folders.
    case logs([String], KeptRuns)

    var source: State.Source {
      switch self {
      case .train(let request): .ratings(request.name)
      case .cluster(let request): .cluster(request.ratings.name)
      case .watch(let path, _): .events(path ?? "standard input")
      case .open(let request): .model(request.name)
      case .logs(let paths, _): .logs(paths.joined(separator: ", "))
      }
    }

    /// How the ratings were asked for on the command line.
    var arguments: [String] {
      switch self {
      case .train(let request): request.arguments
      case .cluster(let request): request.arguments
      case .watch, .open, .logs: []
      }
    }

    /// What trains the settings that a cluster can train.
    var cluster: ClusterAccess? {
      switch self {
      case .train(let request): request.cluster
      case .cluster(let request): request.cluster
      case .watch, .open, .logs: nil
      }
    }

    /// What trains, the first that can.
    var engines: [EngineOffer] {
      let cluster = cluster.map {
        SparkEngine.offer(ratingsHere: training != nil, arguments: $0.arguments)
      }
      return (cluster.map { [$0] } ?? []) + (training == nil ? [] : [.local])
    }

    var runs: KeptRuns {
      switch self {
      case .train(let request): request.runs
      case .cluster(let request): request.runs
      case .watch(_, let runs), .logs(_, let runs): runs
      case .open(let request): request.runs
      }
    }

    /// Whether a person starts it for the first time, as it comes: no run is kept yet.
    var isFirst: Bool {
      guard let training, training.isPlain, let store = runs.destination else { return false }
      return store.runs().isEmpty
    }

    /// Whether ratings or events come by standard input.
    public var takesStandardInput: Bool {
      switch self {
      case .train(let request): request.source == .standardInput
      case .cluster, .logs: false
      case .open(let request): request.takesStandardInput
      case .watch(let path, _): path == nil
      }
    }

    /// What is trained on this machine; nil where a cluster trains, and of another program's events.
    var training: TrainRequest? {
      if case .train(let request) = self { request } else { nil }
    }
  }

  /// A model to look into.
  public struct OpenRequest: Sendable {
    let name: String
    let hasRatings: Bool
    let runs: KeptRuns
    let read: @Sendable (Workers) throws -> OpenedEngine.Reading
    /// Whether ratings come by standard input.
    public var takesStandardInput = false

    /// - Parameters:
    ///   - name: what to call it.
    ///   - runs: those that are kept, to be looked at.
    ///   - read: blocks until all is read; its errors are for a person.
    public init(
      _ name: String, hasRatings: Bool, _ runs: KeptRuns,
      read: @escaping @Sendable (Workers) throws -> OpenedEngine.Reading
    ) {
      self.name = name
      self.hasRatings = hasRatings
      self.runs = runs
      self.read = read
    }
  }

  /// How a cluster is asked.
  public struct ClusterAccess: Sendable {
    let options: SparkOptions
    /// How it was asked for on the command line.
    let arguments: [String]
    let environment: EnvironmentVariables

    /// - Parameter environment: the variables that Spark is started with.
    public init(_ options: SparkOptions, arguments: [String], environment: EnvironmentVariables) {
      self.options = options
      self.arguments = arguments
      self.environment = environment
    }
  }

  /// Ratings that a cluster reads, and what to train there.
  public struct ClusterRequest: Sendable {
    let ratings: ClusterRatings
    let settings: Settings
    let cluster: ClusterAccess
    let arguments: [String]
    public var runs = KeptRuns(in: nil, .kept)

    /// - Parameter arguments: how the ratings were asked for on the command line.
    public init(
      _ ratings: ClusterRatings, _ settings: Settings, on cluster: ClusterAccess,
      arguments: [String]
    ) {
      self.ratings = ratings
      self.settings = settings
      self.cluster = cluster
      self.arguments = arguments
    }
  }

  /// Ratings to train on.
  public struct TrainRequest: Sendable {
    let source: Source
    let reading: ReadingOptions
    let name: String
    let arguments: [String]
    let settings: @Sendable (DataSet) throws -> Settings
    public var runs = KeptRuns(in: nil, .kept)
    /// What the first run goes on from.
    public var resumed: ResumedRun?
    /// What trains the settings that a cluster can train.
    public var cluster: ClusterAccess?
    /// Whether nothing was asked for on the command line that decides what is trained, and how.
    public var isPlain = false

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
