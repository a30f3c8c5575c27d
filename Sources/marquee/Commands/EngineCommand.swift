import ArgumentParser
import Cells
import Engines
import Learning
import RatingData
import Spark
import Text

/// `marquee engine`
struct EngineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engine", abstract: "Look at what trains beside this program.",
    subcommands: [EngineCheckCommand.self])
}

/// `marquee engine check`
struct EngineCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Train on a few made-up ratings on a cluster, and tell what is there.",
    discussion: """
      Says which Spark, Python and Java take part, and whether ratings reach it and factors come back. Exit code 69 where \
      they do not.
      """)

  @OptionGroup var cluster: ClusterOptions

  func validate() throws {
    guard cluster.master != nil else {
      throw ValidationError("Give --master: which cluster to check, such as spark://host:7077.")
    }
  }

  func run() throws {
    guard var options = cluster.spark else { return }
    options.curve = .last
    options.blocks = options.blocks ?? 2
    var settings = Settings(.mllib)
    settings[.factors] = 2
    settings[.epochs] = 1
    let spark = SparkEngine(
      settings, on: .home(HomeRatings(Self.ratings, name: "check")), options,
      environment: .process)
    let control = spark.control
    let interruption = Interruption { control.give(.stop) }
    let start = ContinuousClock.now
    let output = StandardOutput()
    spark.run(
      EngineOutput(
        report: { _ in },
        log: { line in
          if line.hasPrefix("Spark ") {
            try? output.write(line: line)
          } else {
            StandardError.write(line: "spark: \(line)")
          }
        }))
    if let signal = interruption.requested { throw Failure.interrupted(signal: signal) }
    if case .failed(let message)? = spark.end?.reason { throw Failure.cluster(message) }
    guard let best = spark.best else {
      throw Failure.cluster("the cluster finished and sent no factors")
    }
    let seconds = start.duration(to: .now).inSeconds
    try output.write(
      line: "Round trip: \(Self.ratings.count) ratings sent, the factors of"
        + " \(best.model.movieCount.counted("movie")) received, in \(seconds.asDuration).")
  }

  /// Twenty users and movies, each pair rated but for some.
  private static var ratings: Ratings {
    let pairs = (0..<400).filter { $0 % 7 != 0 }
    return Ratings(
      users: pairs.map { UserIndex($0 / 20) }, movies: pairs.map { MovieIndex($0 % 20) },
      values: pairs.map { Float(1 + ($0 / 20 + $0) % 5) }, userCount: 20, movieCount: 20)
  }
}
