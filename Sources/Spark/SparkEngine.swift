import Concurrency
import Dispatch
import Engines
import Files
import Learning
import Models
import RatingData
import RatingWriting
import Runs
import Text

/// Trains MLlib's ALS on a cluster: spark-submit runs a small program, whose event lines are the run's.
///
/// MLlib trains a given number of iterations and shows nothing in between. With one seed and the same partitions a shorter
/// run is the beginning of a longer one, so that runs of 1, 2, 4, 8, … iterations make a curve, whose every point is real.
public final class SparkEngine: Engine {
  public let control: RunControl
  public var capabilities: EngineCapabilities {
    Self.capabilities(ratingsHere: data.isHome)
  }
  public var settings: Settings? { start }

  private let start: Settings
  private let data: SparkData
  private let options: SparkOptions
  private let environment: EnvironmentVariables
  private let recorder: RunRecorder?
  private let outcome = Guarded(SparkOutcome())

  /// - Parameters:
  ///   - settings: such as are of MLlib.
  ///   - environment: variables of this program.
  ///   - recorder: keeps the run on disk.
  public init(
    _ settings: Settings, on data: SparkData, _ options: SparkOptions,
    environment: EnvironmentVariables, recorder: RunRecorder? = nil,
    control: RunControl = RunControl()
  ) {
    start = settings
    self.data = data
    self.options = options
    self.environment = environment
    self.recorder = recorder
    self.control = control
  }

  /// How the run ended; nil before that, and where it was abandoned.
  public var end: RunEnd? { outcome.withLock { $0.end } }
  /// The best model, of ratings of this machine.
  public var best: Snapshot? { outcome.withLock { $0.best } }
  /// The weights as the cluster's program wrote them.
  public var weights: WeightsFile? { outcome.withLock { $0.weights } }

  /// Takes the temporary folder and the ratings in it off the disk at once, for a program that ends without waiting for
  /// this run.
  public func discard() {
    control.give(.abandon)
    guard let folder = outcome.withLock({ $0.folder }) else { return }
    // What is being written there may still come.
    for _ in 0..<Self.discardAttempts where FileKind(at: folder) != nil {
      try? Folder.remove(folder)
    }
  }

  private static let discardAttempts = 100

  /// Characters of a line of the log that a person is shown; the run's own log has all of it.
  static let longestShownLine = 1000

  public func run(_ output: EngineOutput, on workers: Workers) {
    guard control.command != .abandon else { return }
    defer { recorder?.close() }
    outcome.withLock { $0.began = .now }
    do throws(SparkProblem) {
      try train(output)
    } catch {
      finish(because: .failed("\(error)"), output)
    }
  }

  /// An end that the program did not tell of.
  private func finish(because reason: RunEnd.Reason, _ output: EngineOutput) {
    let (saved, began) = outcome.withLock { ($0.savedRecord, $0.began) }
    finish(
      RunEnd(
        reason: reason, bestEpoch: saved?.epoch, bestValidated: saved?.validated,
        seconds: began.duration(to: .now) / .seconds(1),
        metric: start.learner.metric), output)
  }

  private func finish(_ end: RunEnd, _ output: EngineOutput) {
    outcome.withLock { $0.end = end }
    recorder?.record(.ended(end))
    // Who then quits, or looks at the kept runs, finds this one whole.
    recorder?.close()
    output.report(.ended(end))
  }

  private func train(_ output: EngineOutput) throws(SparkProblem) {
    let home = try findHome()
    output.status("starting Spark")
    output.log("Spark is that of \(home.source): \(home.path)")
    let folder = try SparkFolder()
    outcome.withLock { $0.folder = folder.path }
    defer { outcome.withLock { $0.folder = nil } }
    var browsed = try prepare(folder, output)
    switch control.command {
    case .abandon: return
    case .stop:
      finish(because: .stopped, output)
      return
    case .run, .pause: break
    }
    let process = SparkProcess(
      home, options.arguments + [folder.program, folder.configuration],
      variables: variables(home))
    // Where what comes home cannot be read the cluster need not go on.
    defer { process.cancel() }
    var reader = SparkReader()
    var isStopping = false
    let ending = try follow(process, folder, &isStopping) { line throws(SparkProblem) in
      try take(reader.read(line), of: folder, &browsed, output)
    }
    guard let ending else { return abandon(process, folder) }
    folder.removeRatings()
    if end == nil {
      finish(because: try reader.end(after: ending, wasStopped: isStopping), output)
    }
  }

  /// Takes the lines of the program until it ends, and lets it know where it is to stop; nil where nobody waits for it any
  /// more.
  private func follow(
    _ process: SparkProcess, _ folder: SparkFolder, _ isStopping: inout Bool,
    _ take: ([UInt8]) throws(SparkProblem) -> Void
  ) throws(SparkProblem) -> SparkProcess.Ending? {
    while true {
      switch control.command {
      case .abandon: return nil
      case .stop where !isStopping:
        isStopping = true
        folder.stop()
      case .run, .pause, .stop: break
      }
      let news = process.news(atMost: 0.1)
      for line in news.lines { try take(line) }
      if let ending = news.ending { return ending }
    }
  }

  private func findHome() throws(SparkProblem) -> SparkHome {
    try AwaitedTask { [options, environment] () -> Result<SparkHome, SparkProblem> in
      do throws(SparkProblem) {
        return .success(try await .find(named: options.home, environment: environment))
      } catch {
        return .failure(error)
      }
    }.value().get()
  }

  private func variables(_ home: SparkHome) -> [String: String] {
    // Nothing is written beside the program, whose folder goes.
    var variables = [
      "SPARK_HOME": home.path, "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1",
    ]
    // Workers take the same Python, unless a person has said which.
    let named = environment["PYSPARK_PYTHON"]
    if let python = home.python, named == nil { variables["PYSPARK_PYTHON"] = python }
    // People let it name Jupyter for their own sessions.
    variables["PYSPARK_DRIVER_PYTHON"] = named ?? home.python ?? "python3"
    return variables
  }

  /// Lets the program go, which takes away what is its own first; who quits does not wait for Spark to take its leave.
  private func abandon(_ process: SparkProcess, _ folder: SparkFolder) {
    folder.abandon()
    let deadline = DispatchTime.now() + 1
    while DispatchTime.now() < deadline {
      guard process.news(atMost: 0.1).ending == nil else { return }
    }
    process.cancel()
    _ = process.news(atMost: 0.1)
  }

  /// Puts down the ratings and what is to be done with them.
  ///
  /// - Returns: what models are looked into with; nil where that is not here yet.
  private func prepare(
    _ folder: SparkFolder, _ output: EngineOutput
  ) throws(SparkProblem) -> Browsed? {
    let request = SparkRequest(settings: start, options: options, weights: folder.weights)
    switch data {
    case .cluster(let ratings):
      let catalogue = if case .none = ratings.catalogue { String?.none } else { folder.catalogue }
      try folder.prepare(request.json(ratings, catalogue: catalogue))
      return nil
    case .home(let ratings):
      guard options.isLocal || options.staging != nil else {
        throw .noStaging(master: options.master)
      }
      do throws(WritingError) {
        let isImplicit = start.learner == ImplicitALSLearner.self
        try ParquetRatings(isImplicit ? ratings.choices : ratings.ratings).write(
          to: folder.ratings,
          watch: WritingWatch(
            report: { output.status("writing the ratings, \(100 * $0.ratings / $0.total) %") },
            isCancelled: { [control] in [.stop, .abandon].contains(control.command) }))
      } catch WritingError.cancelled {
        return nil
      } catch {
        throw .notWritten("\(error)")
      }
      output.status("starting Spark")
      try folder.prepare(
        request.json(staged: folder.ratings, name: ratings.name))
      return .ratings(ratings.ratings, HeldOut(start.split(ratings.ratings)))
    }
  }

  private func take(
    _ news: [SparkReader.News], of folder: SparkFolder, _ browsed: inout Browsed?,
    _ output: EngineOutput
  ) throws(SparkProblem) {
    for piece in news {
      switch piece {
      case .log(let line):
        recorder?.record(logged: line)
        output.log(line.excerpt(Self.longestShownLine))
      case .detail(let line): recorder?.record(logged: line)
      case .status(let text): output.status(text)
      case .event(.ended(let end)): finish(end, output)
      case .event(let event):
        if case .epoch(let record) = event, record.isBest {
          outcome.withLock { $0.bestRecord = record }
        }
        recorder?.record(event)
        output.report(event)
      case .catalogue(let path): browsed = try readCatalogue(path, output)
      case .weights(let path, let epoch):
        outcome.withLock {
          $0.weights = WeightsFile(folder, path: path, epoch: epoch)
          if $0.bestRecord?.epoch == epoch { $0.savedRecord = $0.bestRecord }
        }
        if case .cluster = data { recorder?.write(bestIn: path, epoch: epoch) }
        guard let browsed else { continue }
        let snapshot = try Self.read(path) { path throws(WeightsError) in
          browsed.placed(try Weights(contentsOf: path))
        }
        outcome.withLock { $0.best = snapshot }
        if case .home = data { recorder?.write(best: snapshot) }
        output.publish(snapshot, browsed.heldOut)
      }
    }
  }

  /// Reads what a cluster sent of its own ratings; those of an earlier run stay, and what this one held out of them is taken.
  private func readCatalogue(
    _ path: String, _ output: EngineOutput
  ) throws(SparkProblem) -> Browsed? {
    guard case .cluster(let ratings) = data else { return nil }
    let listed: [MovieID: Movie]
    switch ratings.catalogue {
    case .none: return nil
    case .wanted(let movies): listed = movies
    case .known: listed = [:]
    }
    let found = try Self.read(path) { path throws(WeightsError) in
      try ClusterCatalogue(contentsOf: path, name: ratings.name, listed: listed)
    }
    guard case .known(let data) = ratings.catalogue else {
      output.browse(found.data)
      return .catalogue(found.data.catalogue, found.heldOut)
    }
    guard data.ratings.fingerprint == found.data.ratings.fingerprint else {
      output.log(
        "the cluster's ratings have changed since they were first read; start again to see the new ones"
      )
      return .catalogue(data.catalogue, HeldOut(marks: []))
    }
    return .catalogue(data.catalogue, found.heldOut)
  }

  private static func read<Value>(
    _ path: String, _ parse: (String) throws(WeightsError) -> Value
  ) throws(SparkProblem) -> Value {
    do throws(WeightsError) {
      return try parse(path)
    } catch {
      throw .notWritten("what the cluster sent cannot be read: \(error)")
    }
  }
}
