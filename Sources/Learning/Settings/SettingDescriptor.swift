/// All that is to be known of one setting, in one place: command line options, their help,
/// validation, the settings panel and JSON come from it.
public struct SettingDescriptor: Sendable, Hashable {
  /// Whether a run under way can take over a new value.
  public enum Change: Sendable {
    /// From the next step on.
    case live
    /// Only a new run.
    case newRun
    /// Only a run from another preset.
    case preset
  }

  /// The name in JSON: `learningRate`.
  public let key: String
  /// What a person reads beside the value: `learning rate`.
  public let title: String
  /// What it means, in a sentence for help.
  public let meaning: String
  /// What another value does.
  public let effect: SettingEffect
  /// What stands for the value in help: `lr`.
  public let valueName: String
  public let domain: SettingDomain
  public let change: Change
  /// Where a search looks for its value.
  let search: Search
  /// What stands before the value where a person reads it: `±`.
  public let prefix: String
  /// By preset.
  let defaults: [Preset: SettingValue]
  /// In every other preset.
  let fallback: SettingValue

  /// The option on the command line, without dashes: `learning-rate`.
  public var option: String {
    key.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }

  /// What a preset sets it to.
  public func value(in preset: Preset) -> SettingValue { defaults[preset] ?? fallback }

  /// The learners that have it, by name; nil where all do.
  public var learners: [String]? {
    let learners = Learners.all.filter {
      $0.presets.contains { Settings($0).descriptors.contains(self) }
    }
    return learners.count == Learners.all.count ? nil : learners.map { $0.name }
  }

  /// What presets set it to: `20`, or `0.002 for seed, 0.005 for biased`.
  public var defaultSummary: String {
    let presets = Preset.allCases.filter { Settings($0).descriptors.contains(self) }
    let values = presets.map { value(in: $0) }
    guard Set(values).count > 1 else { return "\(values.first ?? fallback)" }
    return zip(values, presets).map { "\($0) for \($1.rawValue)" }.joined(separator: ", ")
  }

  /// A value as a person reads it.
  public func text(_ value: SettingValue) -> String { prefix + value.description }

  /// A value out of what a person typed.
  ///
  /// - Throws: where it is none, or one that cannot be trained with.
  public func parse(_ text: String) throws(SettingsError) -> SettingValue {
    guard let value = domain.parse(text) else { throw error(text) }
    try check(value)
    return value
  }

  /// - Throws: where a value cannot be trained with.
  public func check(_ value: SettingValue) throws(SettingsError) {
    guard domain.contains(value) else { throw error(value.description) }
  }

  private func error(_ value: String) -> SettingsError {
    var expected = domain.description
    if case .number = domain, let number = Double(value), number.isFinite, !Float(number).isFinite {
      expected += ", and at most \(Float.greatestFiniteMagnitude)"
    }
    return SettingsError(option: option, value: value, expected: expected)
  }

  /// Descriptors are the same where their keys are.
  public static func == (a: Self, b: Self) -> Bool { a.key == b.key }
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// What another value of a setting does.
public enum SettingEffect: Sendable {
  /// What more of it does, and what less, each as what follows «More of it …».
  case amount(more: String, less: String)
  /// What its choices are, in sentences.
  case choice(String)

  /// As a person reads it.
  public var sentences: String {
    switch self {
    case .amount(let more, let less): "More \(more). Less \(less)."
    case .choice(let text): text
    }
  }
}

/// A setting that cannot be trained with.
public struct SettingsError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The command line's name of the setting, without dashes.
  public let option: String
  /// What was given.
  public let value: String
  /// What is allowed, as a person reads it.
  public let expected: String

  public init(option: String, value: String, expected: String) {
    self.option = option
    self.value = value
    self.expected = expected
  }

  public var description: String { "--\(option) \(value): expected \(expected)" }
}

/// The values that a setting may have.
public enum SettingDomain: Sendable, CustomStringConvertible {
  case whole(ClosedRange<UInt64>)
  /// A number in a range, with its description; one that is finite in single precision, too, in which learners
  /// calculate.
  case number(String, @Sendable (Double) -> Bool)
  case name([String])
  /// Some of these, with commas between them, in any order; or `all`, or `none`.
  case names([String])

  static func whole(_ range: ClosedRange<Int>) -> SettingDomain {
    .whole(UInt64(range.lowerBound)...UInt64(range.upperBound))
  }

  public var description: String {
    switch self {
    case .whole(let range):
      range.upperBound == .max
        ? range.lowerBound == 0 ? "a whole number" : "at least \(range.lowerBound)"
        : "\(range.lowerBound) to \(range.upperBound)"
    case .number(let description, _): description
    case .name(let names): names.joined(separator: " or ")
    case .names(let names): "all, none, or some of " + names.joined(separator: ",")
    }
  }

  func contains(_ value: SettingValue) -> Bool {
    switch (self, value) {
    case (.whole(let range), .whole(let number)): range.contains(number)
    case (.number(_, let isAllowed), .number(let number)):
      Float(number).isFinite && isAllowed(number)
    case (.name(let names), .name(let name)): names.contains(name)
    case (.names(let names), .name(let list)):
      ["all", "none"].contains(list)
        || list.split(separator: ",", omittingEmptySubsequences: false).allSatisfy {
          names.contains(String($0))
        }
    default: false
    }
  }

  func parse(_ text: String) -> SettingValue? {
    switch self {
    case .whole: UInt64(text).map { .whole($0) }
    case .number: Double(text).map { .number($0) }
    case .name, .names: .name(text)
    }
  }
}
