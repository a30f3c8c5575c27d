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
/// An option of a setting takes its name, help, bounds and default from the setting's descriptor.
struct TrainingOptions: ParsableArguments, Sendable {
  @Option(
    help: ArgumentHelp(
      "Settings to start from. (default: seed for ml-1m, biased for other data)"))
  var preset: Preset?

  @Option(help: "Algorithm that trains. (default: the preset's)")
  var learner: LearnerName?

  @Option(Setting.factors) var factors: SettingValue?
  @Option(Setting.epochs) var epochs: SettingValue?
  @Option(Setting.batch) var batch: SettingValue?
  @Option(Setting.learningRate) var learningRate: SettingValue?
  @Option(Setting.regularization) var regularization: SettingValue?
  @Option(Setting.regularizationPower) var regularizationPower: SettingValue?
  @Option(Setting.burnIn) var burnIn: SettingValue?
  @Option(Setting.spread) var spread: SettingValue?
  @Option(Setting.shrinkage) var shrinkage: SettingValue?
  @Option(Setting.validation) var validation: SettingValue?
  @Option(Setting.patience) var patience: SettingValue?
  @Option(Setting.seed) var seed: SettingValue?

  /// The settings that were given, by their options' names.
  private var values: [String: SettingValue] {
    Mirror(reflecting: self).children.reduce(into: [:]) { values, child in
      guard let option = child.value as? Option<SettingValue?>, let value = option.wrappedValue,
        let label = child.label
      else { return }
      // A property wrapper's storage is the property's name after an underscore.
      values[String(label.dropFirst())] = value
    }
  }

  /// Before any data is read: what a preset allows does not depend on it.
  func validate() throws {
    if let preset, let learner, preset.learner != learner.learner {
      throw ValidationError(
        "--preset \(preset.rawValue) trains \(preset.learner.name), not \(learner.learner.name)")
    }
    let settings = settings(startingFrom: startingPreset(suggested: .seed))
    let known = Set(settings.descriptors.map(\.key))
    if let key = values.keys.sorted().first(where: { !known.contains($0) }),
      let setting = Settings.all.first(where: { $0.key == key })
    {
      throw ValidationError(
        "--\(setting.option) is not a setting of the learner \(settings.learner.name)")
    }
  }

  /// The settings that these options come to on a data set.
  func settings(for data: DataSet) -> Settings {
    settings(startingFrom: startingPreset(suggested: .suggested(for: data.known)))
  }

  /// What the data suggest, unless another preset or another learner is asked for.
  private func startingPreset(suggested: Preset) -> Preset {
    guard preset == nil, let learner = learner?.learner, suggested.learner != learner else {
      return preset ?? suggested
    }
    return learner.presets.first ?? suggested
  }

  private func settings(startingFrom preset: Preset) -> Settings {
    var settings = Settings(preset)
    for (key, value) in values {
      guard let setting = Settings.all.first(where: { $0.key == key }) else { continue }
      settings[setting] = value
    }
    return settings
  }

  /// The options that were given, by name.
  var given: [String] {
    (preset == nil ? [] : ["--preset"]) + (learner == nil ? [] : ["--learner"])
      + Settings.all.filter { values[$0.key] != nil }.map { "--\($0.option)" }
  }
}

extension Option where Value == SettingValue? {
  /// The option of a setting.
  init<Type>(_ setting: Setting<Type>) {
    let descriptor = setting.descriptor
    let facts =
      ["\(descriptor.domain)"]
      + (descriptor.learners.map { ["\($0.joined(separator: ", ")) only"] } ?? [])
      + ["default: \(descriptor.defaultSummary)"]
    self.init(
      name: .customLong(descriptor.option),
      // A negative number is a value that is out of range, not a missing one.
      parsing: .unconditional,
      help: ArgumentHelp(
        "\(descriptor.meaning) (\(facts.joined(separator: "; ")))",
        valueName: descriptor.valueName),
      transform: { text in
        do throws(SettingsError) {
          return try descriptor.parse(text)
        } catch {
          throw ValidationError(error.description)
        }
      })
  }
}
