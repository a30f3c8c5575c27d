import FoundationEssentials

extension Settings {
  /// These settings as one JSON object, keys in order: for the metadata of weights, and for events.
  public var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  /// Settings out of such an object, as metadata have it under `settings`.
  ///
  /// - Throws: `StoredValueError` for what cannot be trained with.
  public init(json: String) throws {
    do {
      self = try JSONDecoder().decode(Settings.self, from: Data(json.utf8)).validatedAsStored()
    } catch let error as DecodingError {
      throw StoredValueError(error, in: ["settings"]) ?? error as any Error
    }
  }
}

/// The learner's settings under its name, the schedule apart:
/// `{"learner":{"adamax":{"factors":20,…}},"preset":"seed","schedule":{…},"seed":1,"validation":0.1}`.
///
/// Decoded are values as they stand, so that a run can be listed whatever they are: whoever trains with them has them
/// validated.
extension Settings: Codable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init(_ setting: SettingDescriptor) { self.init(setting.key) }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }

    static let preset = Key("preset")
    static let learner = Key("learner")
    static let schedule = Key("schedule")
  }

  /// What stands in the schedule's object, and what beside it.
  private static let scheduled = [Setting.epochs.descriptor, Setting.patience.descriptor]
  private static let plain = [Setting.seed.descriptor, Setting.validation.descriptor]

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let name = try container.decode(String.self, forKey: .preset)
    guard let preset = Preset(rawValue: name) else {
      throw StoredValueError(
        key: "settings.preset", is: name,
        expected: Preset.allCases.map(\.rawValue).joined(separator: " or "))
    }
    self.init(preset)
    try take(
      Self.scheduled, from: container.nestedContainer(keyedBy: Key.self, forKey: .schedule))
    try take(Self.plain, from: container)
    // Files of before there was a choice leave it out, and so it is with what a learner can be set to.
    try takeKnown([Setting.validationBy.descriptor], from: container)
    let learners = try container.nestedContainer(keyedBy: Key.self, forKey: .learner)
    try takeKnown(
      learner.settings, from: learners.nestedContainer(keyedBy: Key.self, forKey: Key(learner.name))
    )
  }

  private typealias Container = KeyedDecodingContainer<Key>

  /// Takes over those that are there.
  private mutating func takeKnown(
    _ settings: [SettingDescriptor], from container: Container
  ) throws(StoredValueError) {
    try take(settings.filter { container.contains(Key($0)) }, from: container)
  }

  private mutating func take(
    _ settings: [SettingDescriptor], from container: Container
  ) throws(StoredValueError) {
    for setting in settings {
      let found: String
      do {
        self[setting] = setting.domain.normalized(
          try container.decode(SettingValue.self, forKey: Key(setting)))
        continue
      } catch DecodingError.keyNotFound {
        found = "missing"
      } catch DecodingError.valueNotFound {
        found = "null"
      } catch {
        found = "neither a number nor a text"
      }
      throw StoredValueError(
        key: storedKey(of: setting), is: found, expected: "\(setting.domain)")
    }
  }

  /// Where files have a setting.
  public func storedKey(of setting: SettingDescriptor) -> String {
    let path =
      if Self.scheduled.contains(setting) {
        [Key.schedule.stringValue]
      } else if Self.shared.contains(setting) {
        [String]()
      } else {
        [Key.learner.stringValue, learner.name]
      }
    return (["settings"] + path + [setting.key]).joined(separator: ".")
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(preset.rawValue, forKey: .preset)
    var schedule = container.nestedContainer(keyedBy: Key.self, forKey: .schedule)
    for setting in Self.scheduled { try schedule.encode(self[setting], forKey: Key(setting)) }
    for setting in Self.plain { try container.encode(self[setting], forKey: Key(setting)) }
    // Only where it is not the preset's: what was written before there was a choice reads the same.
    let choice = Setting.validationBy.descriptor
    if self[choice] != choice.value(in: preset) {
      try container.encode(self[choice], forKey: Key(choice))
    }
    var learners = container.nestedContainer(keyedBy: Key.self, forKey: .learner)
    var values = learners.nestedContainer(keyedBy: Key.self, forKey: Key(learner.name))
    for setting in learner.settings { try values.encode(self[setting], forKey: Key(setting)) }
  }
}

extension SettingDomain {
  /// JSON does not tell 1 from 1.0: a whole number where the setting is any number is that number.
  func normalized(_ value: SettingValue) -> SettingValue {
    if case .number = self, case .whole(let whole) = value { return .number(Double(whole)) }
    return value
  }
}
