import ArgumentParser
import Learning
import RatingData
import Spark

/// Where training runs: on this machine, or on a cluster.
struct EngineOptions: ParsableArguments, Sendable {
  enum Name: String, ExpressibleByArgument, CaseIterable, Sendable {
    case local
    case spark
  }

  @Option(help: "What trains: this program, or ALS of Spark's MLlib on a cluster.")
  var engine: Name = .local

  @OptionGroup var cluster: ClusterOptions

  func validate() throws {
    switch engine {
    case .local:
      if let option = cluster.arguments.first {
        throw ValidationError("\(option) needs --engine spark")
      }
    case .spark:
      if cluster.master == nil {
        throw ValidationError(
          "--engine spark needs --master, such as spark://host:7077 or 'local[2]'")
      }
    }
  }

  /// - Throws: for what goes only with ratings that the cluster reads, where these are of this machine, and the other way
  ///   round.
  func check(with data: DataOptions) throws {
    guard data.clusterPath == nil else {
      let here = [
        ("--relevant", data.relevant != nil), ("--on-error", data.reading.onError != .stop),
      ]
      if let (option, _) = here.first(where: \.1) {
        throw ValidationError("\(option) is for ratings of this machine; the cluster reads these")
      }
      return
    }
    if let users = cluster.users, users != .all {
      throw ValidationError(
        "--users \(users.text): of this machine's ratings the cluster sends all users; expected all"
      )
    }
  }

  /// The options as they were given, for a command that repeats a run.
  var arguments: [String] {
    engine == .local ? [] : ["--engine", engine.rawValue] + cluster.arguments
  }

  /// How the cluster is asked; nil where this machine trains.
  var spark: SparkOptions? { engine == .local ? nil : cluster.spark }
}

extension DataOptions {
  /// A path of ratings that a cluster reads itself; nil of others.
  var clusterPath: String? { data.flatMap { SparkData.isPath($0) ? $0 : nil } }
}

extension TrainingOptions {
  /// The settings that these options come to where Spark trains.
  ///
  /// - Parameter signal: what the ratings say.
  /// - Throws: for what MLlib has not.
  func settingsForSpark(_ signal: RatingSignal) throws -> Settings {
    let preset: Preset
    switch (self.preset, learner?.learner.name) {
    case (nil, nil) where signal == .implicit: preset = .implicitALS
    case (nil, nil), (nil, ALSLearner.name), (.mllib, _): preset = .mllib
    case (nil, ImplicitALSLearner.name), (.implicitALS, _): preset = .implicitALS
    case (let preset?, _):
      throw ValidationError("--preset \(preset.rawValue): Spark trains mllib or implicit-als")
    case (nil, let learner?):
      throw ValidationError("--learner \(learner): Spark trains als or implicit-als")
    }
    if let setting = values.given.first(where: { !SparkEngine.options.contains($0.option) }) {
      throw ValidationError("--\(setting.option) is not a setting of Spark's ALS")
    }
    var base = Settings(preset)
    // What MLlib has of its own accord; a command that repeats a run says it.
    base[.regularizationPower] = 1
    base[.validationBy] = .hash
    let settings = try values.applied(to: base).validated()
    guard settings.areOfMLlib else {
      throw ValidationError(
        "--regularization-power and --validation-by: Spark has 1 and hash alone")
    }
    return settings
  }
}
