import ArgumentParser
import Learning

/// An option for each setting, whatever learns.
///
/// It takes its name, help, bounds and default from the setting's descriptor.
struct SettingOptions: ParsableArguments, Sendable {
  @Option(Setting.factors) var factors: SettingValue?
  @Option(Setting.optimizer) var optimizer: SettingValue?
  @Option(Setting.epochs) var epochs: SettingValue?
  @Option(Setting.batch) var batch: SettingValue?
  @Option(Setting.learningRate) var learningRate: SettingValue?
  @Option(Setting.decay) var decay: SettingValue?
  @Option(Setting.unobservedWeight) var unobservedWeight: SettingValue?
  @Option(Setting.regularization) var regularization: SettingValue?
  @Option(Setting.regularizationPower) var regularizationPower: SettingValue?
  @Option(Setting.implicitRegularization) var implicitRegularization: SettingValue?
  @Option(Setting.biases) var biases: SettingValue?
  @Option(Setting.feedback) var feedback: SettingValue?
  @Option(Setting.features) var features: SettingValue?
  @Option(Setting.noise) var noise: SettingValue?
  @Option(Setting.burnIn) var burnIn: SettingValue?
  @Option(Setting.spread) var spread: SettingValue?
  @Option(Setting.shrinkage) var shrinkage: SettingValue?
  @Option(Setting.validation) var validation: SettingValue?
  @Option(Setting.validationBy) var validationBy: SettingValue?
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

  /// The settings that were given, in the order in which a person reads them.
  var given: [SettingDescriptor] { Settings.all.filter { values[$0.key] != nil } }

  /// These settings with the values that were given; a setting that the learner does not have is left out.
  func applied(to settings: Settings) -> Settings {
    var settings = settings
    for setting in settings.descriptors {
      if let value = values[setting.key] { settings[setting] = value }
    }
    return settings
  }
}

extension Option where Value == SettingValue? {
  /// The option of a setting.
  init<Type>(_ setting: Setting<Type>) {
    let descriptor = setting.descriptor
    self.init(
      name: .customLong(descriptor.option),
      // A negative number is a value that is out of range, not a missing one.
      parsing: .unconditional,
      help: ArgumentHelp(
        SettingHelp.texts[descriptor.key] ?? descriptor.meaning, valueName: descriptor.valueName),
      transform: { text in
        do throws(SettingsError) {
          return try descriptor.parse(text)
        } catch {
          throw ValidationError(error.description)
        }
      })
  }
}

/// What help says of each setting. Made once: options are made anew for every command that is looked at.
private enum SettingHelp {
  /// By key.
  static let texts: [String: String] = Dictionary(
    uniqueKeysWithValues: Settings.all.map { ($0.key, text($0)) })

  private static func text(_ setting: SettingDescriptor) -> String {
    let facts =
      ["\(setting.domain)"]
      + (setting.learners.map { ["\($0.joined(separator: ", ")) only"] } ?? [])
      + ["default: \(setting.defaultSummary)"]
    return "\(setting.meaning) (\(facts.joined(separator: "; ")))"
  }
}
