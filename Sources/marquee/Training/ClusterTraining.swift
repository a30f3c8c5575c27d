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
  private let arguments: [String]

  /// - Throws: `Failure` where ratings of this machine cannot be read.
  ///
  /// - Parameter engine: how the cluster was asked for on the command line.
  init(_ settings: Settings, _ options: SparkOptions, _ data: DataOptions, engine: [String]) throws
  {
    self.settings = settings
    arguments = data.arguments + engine
    self.options = options
    if let path = data.clusterPath {
      self.data = nil
      source = .cluster(ClusterRatings(path: path, columns: data.reading.columns?.names))
    } else {
      let set = try data.load()
      self.data = set
      source = .home(HomeRatings(set.ratings, name: set.name))
    }
  }

  /// What the ratings are called.
  var name: String { source.name }

  /// What is said before the first epoch.
  var introduction: [String] {
    if let data { return Introduction(data, split: settings.split(data.ratings)).lines }
    guard case .cluster(let ratings) = source else { return [] }
    return ["Train on \(ratings.path), which the cluster reads"]
  }

  /// What keeps the run on disk.
  func makeRecorder(
    in store: RunStore, tell: @escaping @Sendable (String) -> Void
  ) throws -> RunRecorder {
    if let data {
      return try .keeping(nil, in: store, settings, data, arguments: arguments, tell: tell)
    }
    return try .keeping(
      in: store, settings, onRatingsElsewhere: name, arguments: arguments, tell: tell)
  }

  /// Trains until the end, or until a signal, or what is asked after each event, has it stop.
  func start(
    keptBy recorder: RunRecorder?, log: @escaping (String) -> Void,
    report: @escaping (TrainingEvent) -> Void, shouldStop: @escaping () -> Bool
  ) -> (engine: SparkEngine, signal: Int32?) {
    let engine = SparkEngine(
      settings, on: source, options, environment: .process, recorder: recorder)
    // Not the engine itself: what listens goes after the end of the program, and the engine's files with it.
    let control = engine.control
    let interruption = Interruption(
      onRequest: { control.give(.stop) }, onInsistence: { [weak engine] in engine?.discard() })
    engine.run(
      EngineOutput(
        report: { event in
          report(event)
          if shouldStop() { control.give(.stop) }
        }, log: log))
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
    return weights.epoch
  }
}
