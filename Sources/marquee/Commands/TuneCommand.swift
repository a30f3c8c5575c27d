import ArgumentParser
import Learning
import RatingData
import Tuning

/// `marquee tune`
struct TuneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune", abstract: "Search for settings that validate best.",
    discussion: """
      Samples settings at random and trains the best of them longer (successive halving), on all cores, \
      until the time is over or Ctrl-C. Settings that are given are not searched. Prints a line for each \
      trial, and at the end the command that trains with the best settings.
      """)

  @OptionGroup var data: DataOptions
  @OptionGroup(title: "Training") var training: TrainingOptions

  @Option(help: ArgumentHelp("Time to search for.", valueName: "n"))
  var minutes: Double = 2

  @Option(
    help: ArgumentHelp(
      "Range to search a setting in, instead of its own: factors=8:128. May be repeated.",
      valueName: "option=low:high"))
  var search: [SearchOption] = []

  @Option(
    help: ArgumentHelp(
      "Keep the trials in this file, and go on from those that are in it already: of the same data, seed, validation and"
        + " given settings.",
      valueName: "file"),
    completion: .file())
  var trials: String?

  func validate() throws {
    guard minutes > 0, minutes <= 10_000 else {
      throw ValidationError("--minutes \(minutes): expected more than 0, and at most 10000")
    }
  }

  func run() throws {
    let data = try data.load()
    let base = training.settings(for: data)
    let given = try ranges(for: base)
    let space = SearchSpace(base, fixed: Set(training.values.given), given: given)
    guard base.validation > 0 else {
      throw Failure.usage("--validation 0 leaves nothing to choose settings by")
    }
    guard !space.settings.isEmpty else {
      throw Failure.usage("every setting is given, so there is nothing to search")
    }
    let tuner = Tuner(space, on: data.ratings, workers: self.data.reading.workers)
    guard tuner.canChoose else { throw Failure.nothingToChooseBy(data, base) }
    let file = try trials.map { path throws(Failure) in
      try TrialFile(path: path, judgedBy: TrialConditions(space, on: data, by: tuner.metric))
    }
    defer { file?.release() }
    let log = TrialLog(tuner.metric, space, file: file)
    let interruption = Interruption()
    let end = ContinuousClock.now + .seconds(minutes * 60)
    let shouldStop: @Sendable () -> Bool = {
      interruption.requested != nil || ContinuousClock.now >= end
    }
    while !shouldStop(), !log.tally.isHopeless {
      try log.add(
        tuner.runBracket(log.tally.brackets, shouldStop: shouldStop), isWhole: !shouldStop())
    }
    do {
      try log.finish(dataArguments: self.data.arguments)
    } catch let failure as Failure {
      // Who ends a search before its first trial knows why there is no best one.
      throw interruption.requested.map { .interrupted(signal: $0) } ?? failure
    }
    if let signal = interruption.requested { throw Failure.interrupted(signal: signal) }
  }

  /// The ranges that were given, by key.
  private func ranges(for settings: Settings) throws -> [String: SearchRange] {
    var ranges: [String: SearchRange] = [:]
    for option in search {
      guard let setting = settings.descriptors.first(where: { $0.option == option.option }) else {
        throw Failure.usage(
          "--search \(option.option): \(settings.learner.name) has no such setting; it has "
            + settings.learner.settings.map(\.option).joined(separator: ", "))
      }
      guard !SearchSpace.common.contains(setting) else {
        throw Failure.usage(
          "--search \(option.option): all trials of a search have the same; give --\(option.option)"
        )
      }
      for bound in [option.range.bounds.lowerBound, option.range.bounds.upperBound] {
        do throws(SettingsError) {
          _ = try setting.parse("\(SettingValue.number(bound))")
        } catch {
          throw Failure.usage("--search \(option.option): \(error)")
        }
      }
      ranges[setting.key] = option.range
    }
    return ranges
  }
}

/// `factors=8:128`
struct SearchOption: ExpressibleByArgument {
  let option: String
  let range: SearchRange

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let bounds = parts[1].split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    guard bounds.count == 2, let low = bounds[0], let high = bounds[1], low.isFinite,
      high.isFinite, low <= high
    else { return nil }
    option = String(parts[0].drop { $0 == "-" })
    range = low > 0 ? .logarithmic(low...high) : .linear(low...high)
  }
}
