import ArgumentParser
import Learning
import RatingData
import Text
import Tuning

/// `marquee sweep`
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Train with several values of a setting, or of more than one, under several seeds.",
    discussion: """
      marquee sweep --vary factors=20,40 --seeds 5 tells whether 40 factors beat 20 beyond the noise of seeds: each seed \
      has a split and a start of its own, and the differences between two values are taken within seeds. Validation ratings \
      are what is compared; an honest figure for the best is evaluate's. Ctrl-C prints what is done.
      """)

  @OptionGroup var data: DataOptions
  @OptionGroup(title: "Training") var training: TrainingOptions

  @Option(
    help: ArgumentHelp(
      "A setting and the values to try: factors=10,20,40. Given again, every value of the one is tried with every value of the others.",
      valueName: "setting=values"))
  var vary: [VariedSetting]

  @Option(
    help: ArgumentHelp(
      "Combinations to try, sampled at random by the seed. (default: all)", valueName: "n"))
  var sample: Int?

  @Option(help: ArgumentHelp("Seeds to train each with.", valueName: "n"))
  var seeds: Int = 3

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...SweepPlan.mostAxes).contains(vary.count) else {
      throw ValidationError("--vary: expected one setting to \(SweepPlan.mostAxes)")
    }
    if let sample, !(1...SweepPlan.mostCells).contains(sample) {
      throw ValidationError("--sample \(sample): expected 1 to \(SweepPlan.mostCells)")
    }
    guard SweepPlan.seedsAllowed.contains(seeds) else {
      throw ValidationError("--seeds \(seeds): expected 1 to \(SweepPlan.seedsAllowed.upperBound)")
    }
  }

  func run() throws {
    let data = try data.load()
    let base = training.settings(for: data)
    guard base.validation > 0 else {
      throw Failure.usage("--validation 0 leaves nothing to compare by")
    }
    let axes = try vary.map { try $0.axis(for: base) }
    guard let plan = SweepPlan(base, axes, seeds: seeds, sample: sample) else {
      throw Failure.usage(
        "--vary: expected different settings, and at most \(SweepPlan.mostCells) combinations of values, or a --sample of them"
      )
    }
    let sweep = Sweep(plan, on: data.ratings, workers: self.data.reading.workers)
    guard let metric = sweep.metric else { throw Failure.nothingToChooseBy(data, base) }
    let interruption = Interruption()
    let progress = SweepProgress(SweepTable(plan, metric))
    sweep.run(
      shouldStop: { interruption.requested != nil }, report: { progress.add($0) })
    let table = progress.finish()
    try output.write(SweepResult(table, dataArguments: self.data.arguments))
    if let signal = interruption.requested { throw Failure.interrupted(signal: signal) }
    if table.best == nil {
      let failure = (0..<plan.cells).lazy.compactMap { table.failure(of: $0) }.first
      throw Failure.badData("every combination failed: \(failure ?? "none has a loss")")
    }
  }
}

extension Failure {
  /// For settings that are compared by validation ratings, where nothing trains or nothing validates.
  static func nothingToChooseBy(_ data: DataSet, _ settings: Settings) -> Failure {
    .badData(
      "\(data.name): \(data.ratings.count.counted("rating")) cannot be divided into some that train"
        + " and some that validate; give more ratings, or another --validation than"
        + " \(settings.validation)")
  }
}

/// `factors=10,20,40`
struct VariedSetting: ExpressibleByArgument {
  private let option: String
  private let values: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    option = String(parts[0].drop { $0 == "-" })
    values = String(parts[1])
  }

  /// - Throws: for a setting that the learner does not have, and a value that it may not have.
  func axis(for settings: Settings) throws(Failure) -> SweepPlan.Axis {
    guard let setting = settings.descriptors.first(where: { $0.option == option }),
      setting != Setting.seed.descriptor
    else {
      throw .usage(
        "--vary \(option): \(settings.learner.name) has no such setting; it has "
          + settings.learner.settings.map(\.option).joined(separator: ", "))
    }
    do throws(SettingsError) {
      return try SweepPlan.Axis(setting, parsing: values)
    } catch {
      throw .usage("--vary \(option)=\(error.value): expected \(error.expected)")
    }
  }
}
