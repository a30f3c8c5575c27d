/// A setting with the Swift type of its values: the key to `Settings`.
///
///     settings[.factors] = 40
public struct Setting<Value: SettingType>: Sendable {
  public let descriptor: SettingDescriptor
  /// What presets that are not named set it to.
  let fallback: Value

  /// - Parameters:
  ///   - key: the name in JSON, in camel case.
  ///   - title: what a person reads beside the value; taken from the key where nil.
  ///   - fallback: what presets that are not named set it to.
  ///   - defaults: what presets set it to.
  public init(
    _ key: String, title: String? = nil, _ meaning: String, _ effect: SettingEffect,
    valueName: String, _ domain: SettingDomain, change: SettingDescriptor.Change = .newRun,
    search: SettingDescriptor.Search = .none, prefix: String = "", fallback: Value,
    defaults: [Preset: Value] = [:]
  ) {
    let spelled = key.map { $0.isUppercase ? " " + $0.lowercased() : String($0) }.joined()
    descriptor = SettingDescriptor(
      key: key, title: title ?? spelled, meaning: meaning, effect: effect, valueName: valueName,
      domain: domain, change: change, search: search, prefix: prefix,
      defaults: defaults.mapValues(\.settingValue),
      fallback: fallback.settingValue)
    self.fallback = fallback
  }
}

/// What is set of every run, whatever learns.
extension Setting where Value == Int {
  public static let epochs = Setting(
    "epochs", "Maximum number of epochs: passes over the ratings that train.",
    .amount(
      more: "lets it learn longer; patience ends it anyway where nothing gets better",
      less: "ends sooner, maybe before it has learned what it could"),
    valueName: "n", .whole(Schedule.epochsAllowed), fallback: 30,
    defaults: [
      .seed: 15, .bayes: 100, .svdpp: 45, .ease: 1, .popular: 1, .mllib: 15, .implicitALS: 18,
      .browse: 8,
    ])

  public static let patience = Setting(
    "patience", "Epochs without a better val_loss before training stops.",
    .amount(
      more: "waits longer for one that is better, which a curve that wavers needs",
      less: "stops sooner, maybe too soon"),
    valueName: "n", .whole(Schedule.patienceAllowed), fallback: 2,
    defaults: [.bayes: 40, .svdpp: 3, .implicitALS: 4])
}

extension Setting where Value == Double {
  public static let validation = Setting(
    "validation", "Fraction of the ratings held out for validation.",
    .amount(
      more: "measures val_loss more exactly, and leaves fewer ratings to learn from",
      less: "leaves more to learn from, and makes val_loss waver; 0 measures nothing"),
    valueName: "fraction",
    .number("a fraction from 0 to less than 1") { (0..<1).contains($0) },
    fallback: 0.1)
}

/// Which ratings validate.
public enum ValidationChoice: String, SettingType, CaseIterable, Decodable {
  /// Those that a shuffle puts last.
  case random
  /// Those whose user, movie and seed have a low hash, which other programs find, too.
  case hash
}

extension Setting where Value == ValidationChoice {
  public static let validationBy = Setting(
    "validationBy", title: "validation by",
    "Which ratings validate: random ones, or those with a low hash of user, movie and seed.",
    .choice(
      "random shuffles the ratings. hash chooses by user, movie and seed alone, so that a cluster finds"
        + " the same ratings and its errors can be set beside those from here."),
    valueName: "choice", .name(ValidationChoice.allCases.map(\.rawValue)), fallback: .random,
    defaults: [.mllib: .hash])
}

extension Setting where Value == UInt64 {
  public static let seed = Setting(
    "seed", "Seed of the random numbers; equal seeds give equal runs.",
    .choice(
      "No seed is better than another. How far val_loss differs from seed to seed is the noise below which"
        + " no difference means anything."),
    valueName: "seed", .whole(0...UInt64.max), fallback: 1)
}
