import ArgumentParser
import Learning
import RatingData

extension Preset: ExpressibleByArgument {
  public init?(argument: String) { self.init(rawValue: argument) }
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}

/// The name of a learner.
struct LearnerName: ExpressibleByArgument {
  let learner: any Learner.Type

  init?(argument: String) {
    guard let learner = Learners.named(argument) else { return nil }
    self.learner = learner
  }

  static var allValueStrings: [String] { Learners.all.map { $0.name } }
}

/// What is trained, and for how long. What is not given comes from the preset.
///
/// Its settings stand beside its own options for the parser, not in a group within a group: in a debug build the parser
/// checks a group anew for each of its checks of the group around it.
struct TrainingOptions: ParsableArguments, CustomReflectable, Sendable {
  @Option(
    help: ArgumentHelp(
      "Settings to start from. (default: seed for ml-1m, implicit-als for counts, biased for other data)"
    ))
  var preset: Preset?

  @Option(help: "Algorithm that trains. (default: the preset's)")
  var learner: LearnerName?

  /// The settings, by their names.
  let values: SettingOptions

  init() { values = SettingOptions() }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: ArgumentKey.self)
    _preset = try container.decode(Option<Preset?>.self, forKey: Self.presetKey)
    _learner = try container.decode(Option<LearnerName?>.self, forKey: Self.learnerKey)
    values = try SettingOptions(from: decoder)
  }

  private static let presetKey = ArgumentKey("preset")
  private static let learnerKey = ArgumentKey("learner")

  var customMirror: Mirror {
    let own: [Mirror.Child] = [
      (label: Self.presetKey.stringValue, value: _preset),
      (label: Self.learnerKey.stringValue, value: _learner),
    ]
    return Mirror(self, children: own + Array(values.customMirror.children))
  }

  /// Before any data is read: what a preset allows does not depend on it.
  func validate() throws {
    if let preset, let learner, preset.learner != learner.learner {
      throw ValidationError(
        "--preset \(preset.rawValue) trains \(preset.learner.name), not \(learner.learner.name)")
    }
    let settings = settings(startingFrom: startingPreset(suggested: .seed))
    let known = Set(settings.descriptors)
    if let setting = values.given.first(where: { !known.contains($0) }) {
      throw ValidationError(
        "--\(setting.option) is not a setting of the learner \(settings.learner.name)")
    }
  }

  /// The settings that these options come to on a data set.
  func settings(for data: DataSet) -> Settings {
    settings(
      startingFrom: startingPreset(suggested: .suggested(for: data.known, data.ratings.signal)))
  }

  /// What the data suggest, unless another preset or another learner is asked for.
  private func startingPreset(suggested: Preset) -> Preset {
    guard preset == nil, let learner = learner?.learner, suggested.learner != learner else {
      return preset ?? suggested
    }
    return learner.presets.first ?? suggested
  }

  private func settings(startingFrom preset: Preset) -> Settings {
    values.applied(to: Settings(preset))
  }

  /// What --epochs was given; nil where it was not.
  var epochs: Int? { values[Setting.epochs.descriptor].flatMap { Int($0) } }

  /// The options that were given, by name.
  var given: [String] {
    (preset == nil ? [] : ["--preset"]) + (learner == nil ? [] : ["--learner"])
      + values.given.map { "--\($0.option)" }
  }
}
