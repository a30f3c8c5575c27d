import ArgumentParser
import Engines
import Learning
import Models
import RatingData
import Runs
import Spark
import Story

/// `marquee train`
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train without the dashboard.",
    discussion: """
      Ctrl-C stops training after the current step; --save still saves the best epoch. The run is kept unless --no-run is \
      given: --resume RUN resumes it, bit for bit as if it had never stopped, and with --epochs to another end than planned.
      """)

  enum Log: String, ExpressibleByArgument, CaseIterable {
    case keras
    case json
    case table
  }

  @OptionGroup var data: DataOptions
  @OptionGroup(title: "Training") var training: TrainingOptions
  @OptionGroup(title: "Runs") var runs: RunOptions
  @OptionGroup(title: "Cluster") var engine: EngineOptions

  @Option(
    help: ArgumentHelp(
      "Change a setting on the way, as soon as so many steps of an epoch are done:"
        + " 4:1200:learning-rate=0.001. May be given several times.",
      valueName: "epoch:step:setting=value"), transform: PlannedChange.init)
  var change: [PlannedChange] = []

  @Option(help: "Format of the output: Keras' lines, JSON events or a table.")
  var log: Log = .keras

  @Option(
    help: ArgumentHelp("Save the weights of the best epoch as safetensors.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var save: String?

  @Flag(help: "Let --save replace a file that holds no weights.")
  var force = false

  func validate() throws {
    if runs.resume != nil, !change.isEmpty {
      throw ValidationError("--change: a resumed run makes the changes that it was started with")
    }
    guard engine.spark != nil else { return }
    _ = try training.settingsForSpark(data.reading.signal)
    try engine.check(with: data)
    if data.clusterPath != nil, data.titles != nil {
      throw ValidationError("--titles is for the dashboard: weights have ids alone")
    }
    if runs.resume != nil || !change.isEmpty {
      throw ValidationError("--resume and --change do not go with --engine spark")
    }
  }

  func run() throws {
    if let spark = engine.spark { return try trainOnCluster(spark) }
    var resumed = try runs.resumed()
    try resumed?.check(training, allowing: ["--epochs"])
    if let epochs = training.epochs { resumed = try resumed?.checked(toEndAfter: epochs) }
    let options = try resumed?.data(self.data) ?? self.data
    let destination = try destination(besides: options)
    let data = try options.load()
    if let resumed {
      do { try resumed.check(data.ratings) } catch { throw Failure.noRun(error) }
    }
    let settings = resumed?.manifest.settings ?? training.settings(for: data)
    let run = try TrainingRun(
      data, settings: settings, workers: options.reading.workers,
      changes: change.map(\.change))
    try PlannedChange.check(change, run.settings)
    try MemoryNeed(of: run.settings, on: data.ratings, of: data.kind)?.announce()
    let interruption = Interruption()
    let printer = EventPrinter(
      try makeLog(
        Introduction(run.data, split: run.split).lines, data: run.data.name, settings: run.settings,
        run.data))
    let recorder = makeRecorder { store, tell in
      try .keeping(
        resumed, in: store, run.settings, run.data, planned: run.changes,
        arguments: options.arguments, tell: tell)
    }
    defer { recorder?.end() }
    let result = try run.start(
      resumed, recorder,
      shouldStop: { interruption.requested != nil || printer.failure != nil },
      report: { printer.print($0) })
    // The other logs say themselves how it ended.
    if log == .keras, printer.failure == nil { StandardError.write(line: result.end.summary) }
    tell(of: recorder, printer)
    try finish(run, result, savedTo: destination)
    try printer.checkFailure()
    if let signal = interruption.requested { throw Failure.interrupted(signal: signal) }
  }

  /// Says what came of a run, and saves it.
  private func finish(
    _ run: TrainingRun, _ result: LocalEngine.TrainingResult,
    savedTo destination: WeightsDestination?
  ) throws {
    if let warning = result.end.warning {
      StandardError.write(line: "marquee: warning: \(warning)")
    }
    // What diverged is no result: not even an epoch before is saved.
    if case .failed(let message) = result.end.reason { throw Failure.badData(message) }
    if let destination { try save(result.best, of: run, to: destination) }
  }

  /// Trains where Spark does.
  private func trainOnCluster(_ spark: SparkOptions) throws {
    let destination = try destination(besides: data)
    let training = try ClusterTraining(
      self.training.settingsForSpark(data.reading.signal), spark, data, engine: engine.arguments)
    let printer = EventPrinter(
      try makeLog(
        training.introduction, data: training.name, settings: training.settings,
        training.data))
    let recorder = makeRecorder { store, tell in
      try training.makeRecorder(in: store, tell: tell)
    }
    defer { recorder?.end() }
    let (engine, signal) = training.start(
      keptBy: recorder, log: { StandardError.write(line: "spark: \($0)") },
      report: { printer.print($0) }, shouldStop: { printer.failure != nil })
    if log == .keras, printer.failure == nil, let end = engine.end {
      StandardError.write(line: end.summary)
    }
    tell(of: recorder, printer)
    // The last good point is kept whatever became of the cluster after it.
    if let destination {
      if let epoch = try training.save(engine, to: destination) {
        StandardError.write(line: "The weights of epoch \(epoch) are in \(destination.path).")
      } else {
        StandardError.write(line: "marquee: no epoch was completed, so no weights are saved")
      }
    }
    try printer.checkFailure()
    if let signal { throw Failure.interrupted(signal: signal) }
    if case .failed(let message)? = engine.end?.reason { throw Failure.cluster(message) }
  }

  /// nil where the run is not to be kept, or cannot be.
  private func makeRecorder(
    _ make: (RunStore, _ tell: @escaping @Sendable (String) -> Void) throws -> RunRecorder
  ) -> RunRecorder? {
    guard let store = runs.store else {
      if !runs.noRun {
        StandardError.write(line: "marquee: warning: the run is not kept: HOME is not set")
      }
      return nil
    }
    for problem in Home.configuration.problems {
      StandardError.write(line: "marquee: warning: \(problem)")
    }
    do {
      return try make(store) { StandardError.write(line: "marquee: warning: \($0)") }
    } catch {
      StandardError.write(line: "marquee: warning: the run is not kept: \(error)")
      return nil
    }
  }

  /// Says where the run is kept. Other logs than Keras' are for programs.
  private func tell(of recorder: RunRecorder?, _ printer: EventPrinter) {
    guard log == .keras, let recorder, recorder.isKeeping, printer.failure == nil else { return }
    if let repeated = recorder.repeated {
      StandardError.write(
        line: "The run is kept as \(repeated.name), which it repeats bit for bit.")
    } else {
      StandardError.write(line: "The run is kept as \(recorder.folder.name).")
    }
  }

  /// Where the weights go; nil where nobody asked for them.
  private func destination(besides ratings: DataOptions) throws(Failure) -> WeightsDestination? {
    guard let save else { return nil }
    return try WeightsDestination(
      path: save, source: ratings.data, existing: force ? .replace : .keep)
  }

  private func save(
    _ best: Snapshot?, of run: TrainingRun, to destination: WeightsDestination
  ) throws {
    guard let best else {
      StandardError.write(line: "marquee: no epoch was completed, so no weights are saved")
      return
    }
    try destination.save(best, of: run.data, settings: run.settings)
    StandardError.write(
      line: "The weights of epoch \(best.epoch) are in \(destination.path).")
  }

  private func makeLog(
    _ introduction: [String], data: String, settings: Settings, _ set: DataSet?
  ) throws -> any TrainingLog {
    switch log {
    case .keras: return KerasLog(introduction: introduction)
    case .table:
      return TableLog(
        introduction: introduction,
        StoryFacts(
          settings: settings, ratingUnit: set?.ratings.scale.unit, kind: set?.kind ?? .movie,
          baseline: set.flatMap { Self.baseline(beside: settings, on: $0.ratings) }))
    case .json:
      let start = ContinuousClock.now
      return try EventWriter(data: data, settings: settings) {
        start.duration(to: .now).inSeconds
      }
    }
  }
}

extension TrainCommand {
  /// Ratings up to which averages are fitted before a run that is told in sentences: more take longer than a blink.
  private static let fewRatings = 2_000_000

  /// What averages alone come to on what validates; nil where that is not told.
  private static func baseline(beside settings: Settings, on ratings: Ratings) -> Double? {
    guard settings.learner != BaselineLearner.self, settings.learner.metric == .loss,
      ratings.count <= fewRatings
    else { return nil }
    return BaselineLearner.validationLoss(beside: settings, on: ratings)
  }
}

/// Prints the lines of a log as events come, and remembers the first failure to do so.
private final class EventPrinter {
  private var log: any TrainingLog
  private let output = StandardOutput()
  private(set) var failure: Failure?

  init(_ log: any TrainingLog) { self.log = log }

  func print(_ event: TrainingEvent) {
    guard failure == nil else { return }
    do {
      for line in log.lines(for: event) { try output.write(line: line) }
    } catch {
      failure = error
    }
  }

  func checkFailure() throws(Failure) {
    if let failure { throw failure }
  }
}
