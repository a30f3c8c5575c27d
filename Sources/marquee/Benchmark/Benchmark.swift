import ArgumentParser
import Learning
import Models
import RatingData
import RatingFiles
import Session

/// Times the parts of the program on one data set.
enum Benchmark {
  /// - Throws: what loading and the settings throw.
  static func run(
    data options: DataOptions, training: TrainingOptions, measuresMillion: Bool
  ) throws -> BenchmarkResult {
    let data = try options.load()
    let load = try timeLoading(options)
    var settings = training.settings(for: data)
    // Enough epochs for a best one, none of them the last for want of patience.
    settings.schedule = Schedule(
      epochs: training.values[Setting.epochs.descriptor].flatMap { Int($0) } ?? 10,
      patience: Schedule.patienceAllowed.upperBound)
    let run = try TrainingRun(data, settings: settings)
    var epochs: [EpochRecord] = []
    var frames = FrameTiming(data, settings: settings)
    let result = try run.start { event in
      if case .epoch(let record) = event { epochs.append(record) }
      frames.receive(event)
    }
    let snapshot = try result.model()
    let model = snapshot.model
    frames.look(into: snapshot, run.split)
    let epoch = epochs.min { $0.seconds ?? .infinity < $1.seconds ?? .infinity }
    return BenchmarkResult(
      data: data, settings: settings, load: load, epochSeconds: epoch?.seconds ?? 0,
      ratingsPerSecond: epoch?.ratingsPerSecond ?? 0,
      rowTraffic: settings.learner.rowTraffic(settings),
      copyBytesPerSecond: CopyBandwidth.measure(with: options.reading.workers),
      neighboursSeconds: neighbours(model),
      recommendationsSeconds: recommendations(model, data),
      million: measuresMillion ? NeighbourTiming(rows: 1_000_000, columns: 64) : nil,
      log: LogTiming(epochs: 100_000, repetitions: 5),
      // The seam for the dashboard: the time to lay out and paint one frame.
      frameSeconds: frames.seconds(repetitions: 20),
      firstFrameSeconds: FirstFrame.seconds(starts: 5))
  }

  /// Nil where ratings can be read but once.
  private static func timeLoading(_ options: DataOptions) throws(Failure) -> LoadTiming? {
    let source = Source.named(options.data)
    guard source.canBeReadAgain else { return nil }
    do {
      return try LoadTiming(source, options.reading.options, repetitions: 5)
    } catch {
      throw .loading(error)
    }
  }

  /// Ten nearest movies, a query.
  private static func neighbours(_ model: any Model) -> Double {
    perQuery(rows: model.movieCount) { row in
      _ = model.nearestMovies(to: MovieIndex(row), count: 10)
    }
  }

  /// Ten unseen movies, a query; finding out what was seen included.
  private static func recommendations(_ model: any Model, _ data: DataSet) -> Double {
    perQuery(rows: model.userCount) { row in
      let seen = Set(data.byUser[UserIndex(row)].map { data.ratings.movies[$0] })
      _ = model.recommendations(
        for: UserIndex(row), excluding: seen, count: 10, on: data.ratings.scale)
    }
  }

  /// The mean over queries for rows all over the table, the best of five rounds.
  private static func perQuery(rows: Int, _ query: (Int) -> Void) -> Double {
    let queried = stride(from: 0, to: rows, by: max(1, rows / 100))
    let count = queried.reduce(0) { count, _ in count + 1 }
    return Stopwatch.fastest(of: 5) { for row in queried { query(row) } } / Double(max(1, count))
  }
}

/// `marquee benchmark`
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Measure loading, training, queries and drawing on this machine.",
    discussion: "Every figure is the best of several runs.")

  @OptionGroup var data: DataOptions
  @OptionGroup(title: "Training") var training: TrainingOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Time neighbours among a million rows of 64 factors, too; takes 260 MB.")
  var million = false

  func run() throws {
    try output.write(Benchmark.run(data: data, training: training, measuresMillion: million))
  }
}
