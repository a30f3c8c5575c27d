import Engines
import Files
import Learning
import Models
import RatingData
import Runs
import Spark

/// A training on a cluster, without a screen.
struct ClusterTraining {
  let settings: Settings
  let options: SparkOptions
  /// Ratings of this machine; nil where the cluster has its own.
  let data: DataSet?
  private let source: SparkData

  /// - Throws: `Failure` where ratings of this machine cannot be read.
  init(_ settings: Settings, _ options: SparkOptions, _ data: DataOptions) throws {
    self.settings = settings
    self.options = options
    if let path = data.data, SparkData.isPath(path) {
      self.data = nil
      source = .cluster(path: path, columns: data.reading.columns?.names)
    } else {
      let set = try data.load()
      self.data = set
      source = .home(HomeRatings(set.ratings, name: set.name))
    }
  }

  /// What the ratings are called.
  var name: String {
    switch source {
    case .home: data?.name ?? ""
    case .cluster(let path, _): path
    }
  }

  /// What is said before the first epoch.
  var introduction: [String] {
    guard let data else { return ["Train on \(name), which the cluster reads"] }
    return Introduction(data, split: settings.split(data.ratings)).lines
  }

  /// Trains until the end, or until a signal asks to stop.
  func start(
    log: @escaping (String) -> Void, report: @escaping (TrainingEvent) -> Void
  ) -> (engine: SparkEngine, signal: Int32?) {
    let engine = SparkEngine(
      settings, on: source, options, environment: ProcessEnvironment.forSpark)
    // Not the engine itself: what listens goes after the end of the program, and the engine's files with it.
    let control = engine.control
    let interruption = Interruption { control.give(.stop) }
    engine.run(EngineOutput(report: report, log: log))
    return (engine, withExtendedLifetime(interruption) { interruption.requested })
  }

  /// Saves the best point's weights: of ratings of this machine by their ids, else as the cluster wrote them.
  ///
  /// - Returns: the epoch; nil where there is none.
  func save(_ engine: SparkEngine, to destination: WeightsDestination) throws -> Int? {
    if let data {
      guard let best = engine.best else { return nil }
      try destination.save(best, of: data, settings: settings)
      return best.epoch
    }
    guard let weights = engine.weights else { return nil }
    do throws(FileFailure) {
      try DurableFile.replace(destination.path, withCopyOf: weights.path)
    } catch {
      throw Failure.savingWeights(WeightsError(error))
    }
    return engine.end?.bestEpoch
  }
}
