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

  /// Settings out of such an object.
  public init(json: String) throws {
    self = try JSONDecoder().decode(Settings.self, from: Data(json.utf8))
  }
}

/// The learner's settings under its name, the schedule apart:
/// `{"learner":{"adamax":{"factors":20,…}},"preset":"seed","schedule":{…},"seed":1,"validation":0.1}`.
extension Settings: Codable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }

    static let preset = Key("preset")
    static let learner = Key("learner")
    static let schedule = Key("schedule")
    static let seed = Key("seed")
    static let validation = Key("validation")
    static let validationBy = Key("validationBy")
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(try container.decode(Preset.self, forKey: .preset))
    schedule = try container.decode(Schedule.self, forKey: .schedule)
    seed = try container.decode(UInt64.self, forKey: .seed)
    validation = try container.decode(Double.self, forKey: .validation)
    let choice = try container.decodeIfPresent(ValidationChoice.self, forKey: .validationBy)
    if let choice { self[.validationBy] = choice }
    let learners = try container.nestedContainer(keyedBy: Key.self, forKey: .learner)
    let values = try learners.nestedContainer(keyedBy: Key.self, forKey: Key(learner.name))
    for setting in learner.settings {
      guard let value = try values.decodeIfPresent(SettingValue.self, forKey: Key(setting.key))
      else { continue }
      self[setting] = setting.domain.normalized(value)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(preset, forKey: .preset)
    try container.encode(schedule, forKey: .schedule)
    try container.encode(seed, forKey: .seed)
    try container.encode(validation, forKey: .validation)
    // Only where it is not the preset's: what was written before there was a choice reads the same.
    if self[.validationBy] != Settings(preset)[.validationBy] {
      try container.encode(self[.validationBy].rawValue, forKey: .validationBy)
    }
    var learners = container.nestedContainer(keyedBy: Key.self, forKey: .learner)
    var values = learners.nestedContainer(keyedBy: Key.self, forKey: Key(learner.name))
    for setting in learner.settings {
      try values.encode(self[setting], forKey: Key(setting.key))
    }
  }
}

extension SettingDomain {
  /// JSON does not tell 1 from 1.0: a whole number where the setting is any number is that number.
  fileprivate func normalized(_ value: SettingValue) -> SettingValue {
    if case .number = self, case .whole(let whole) = value { return .number(Double(whole)) }
    return value
  }
}
