import ArgumentParser
import Learning

/// An option for each setting, whatever learns.
///
/// It takes its name, help, bounds and default from the setting's descriptor. The parser finds options by reflection, and reads
/// them by keys: both are given it from the table of settings, so that a new one has its option.
struct SettingOptions: ParsableArguments, CustomReflectable, Sendable {
  private let options: [(key: String, option: Option<SettingValue?>)]

  init() { options = Self.unread }

  /// Made once: the parser makes these options anew each time that it looks at a command.
  private static let unread: [(key: String, option: Option<SettingValue?>)] =
    settings.map { ($0.key, Option($0)) }

  /// Those of every run first. What is predicted is chosen by the preset.
  private static let settings =
    Settings.shared
    + Settings.all.filter {
      $0 != Setting.model.descriptor && !Settings.shared.contains($0)
    }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: ArgumentKey.self)
    options = try Self.settings.map {
      ($0.key, try container.decode(Option<SettingValue?>.self, forKey: ArgumentKey($0.key)))
    }
  }

  var customMirror: Mirror {
    Mirror(self, children: options.map { (label: $0.key, value: $0.option) })
  }

  /// The settings that were given, by their keys.
  private var values: [String: SettingValue] {
    options.reduce(into: [:]) { values, entry in values[entry.key] = entry.option.wrappedValue }
  }

  /// What a setting was given; nil where it was not.
  subscript(setting: SettingDescriptor) -> SettingValue? { values[setting.key] }

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
  fileprivate init(_ descriptor: SettingDescriptor) {
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

/// The key of an option among the parser's values: any name, as settings come from a table.
struct ArgumentKey: CodingKey {
  let stringValue: String
  let intValue: Int? = nil

  init(_ key: String) { stringValue = key }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
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
