import Concurrency
import Engines
import Learning
import Models
import RatingData
import Runs

/// A data set and the settings to train it with, ready to start.
struct TrainingRun {
  let data: DataSet
  let settings: Settings
  let split: Split
  /// The threads that the learner may use.
  let workers: Workers
  /// To be made on the way.
  let changes: [SettingsChange]

  /// - Throws: `Failure.usage` where the settings leave nothing to train on.
  init(
    _ data: DataSet, settings: Settings, workers: Workers = .onePerCore,
    changes: [SettingsChange] = []
  ) throws(Failure) {
    self.changes = changes.sorted { ($0.epoch, $0.step) < ($1.epoch, $1.step) }
    self.workers = workers
    self.data = data
    self.settings = settings
    split = settings.split(data.ratings)
    guard !split.train.isEmpty else {
      throw .usage(
        "--validation \(settings.validation) leaves none of \(data.ratings.count) ratings to"
          + " train on")
    }
  }

  /// Trains on this thread until the end, or until `shouldStop`, which is asked at every event.
  func start(
    _ resumed: ResumedRun? = nil, _ recorder: RunRecorder? = nil,
    shouldStop: @escaping () -> Bool = { false }, report: @escaping (TrainingEvent) -> Void
  ) throws(Failure) -> LocalEngine.TrainingResult {
    let engine = LocalEngine(
      settings, on: data.ratings, split: split, changes: changes,
      resumption: resumed?.resumption, recorder: recorder)
    engine.run(
      EngineOutput(report: { event in
        report(event)
        if shouldStop() { engine.control.give(.stop) }
      }), on: workers)
    guard let result = engine.result else { throw .interrupted(signal: 2) }
    return result
  }
}

extension LocalEngine.TrainingResult {
  /// The model of a run that is to answer questions.
  func model() throws(Failure) -> Snapshot {
    if case .failed(let message) = end.reason { throw .badData(message) }
    guard let best else { throw .interrupted(signal: 2) }
    return best
  }
}

extension Duration {
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}

/// Turns what happens in a training run into lines of text.
protocol TrainingLog {
  /// The lines that an event adds, without line ends; often none.
  mutating func lines(for event: TrainingEvent) -> [String]
}

/// Events, one JSON object a line.
extension EventWriter: TrainingLog {}

extension EpochRecord {
  /// What trains; nil where nothing is told of it but of what validates.
  var knownTrained: Double? { trained.isNaN && validated?.isNaN == false ? nil : trained }
}
