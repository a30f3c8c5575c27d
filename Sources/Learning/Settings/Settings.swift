import Concurrency
import RatingData

/// Everything that decides a run's numbers, besides the data: two runs with equal settings are equal
/// bit for bit.
public struct Settings: Sendable, Equatable {
  /// The preset that these settings started from.
  public let preset: Preset
  /// What differs from the preset, by key.
  private var changes: [String: SettingValue] = [:]

  /// A preset's settings.
  public init(_ preset: Preset) { self.preset = preset }

  /// The learner that is set.
  public var learner: any Learner.Type { preset.learner }

  /// What a setting is set to.
  public subscript<Value>(_ setting: Setting<Value>) -> Value {
    get { Value(self[setting.descriptor]) ?? setting.fallback }
    set { self[setting.descriptor] = newValue.settingValue }
  }

  /// What a setting is set to, as a value of any type.
  public subscript(_ setting: SettingDescriptor) -> SettingValue {
    get { changes[setting.key] ?? setting.value(in: preset) }
    set { changes[setting.key] = newValue == setting.value(in: preset) ? nil : newValue }
  }

  /// What is set of every run.
  public static let shared: [SettingDescriptor] = [
    Setting.seed.descriptor, Setting.epochs.descriptor, Setting.patience.descriptor,
    Setting.validation.descriptor, Setting.validationBy.descriptor,
  ]

  /// Every setting of every learner, each once.
  public static let all: [SettingDescriptor] = {
    var seen: Set<SettingDescriptor> = []
    return (Learners.all.flatMap { $0.settings } + shared).filter { seen.insert($0).inserted }
  }()

  /// The settings that these have a value of.
  public var descriptors: [SettingDescriptor] { learner.settings + Self.shared }

  /// These settings, if every one of them can be trained with.
  ///
  /// - Throws: for the first that cannot.
  public func validated() throws(SettingsError) -> Settings {
    for setting in Self.shared + learner.settings {
      try setting.check(self[setting])
    }
    return self
  }

  /// Name and value of what is set of the learner, as a person reads them. A weight
  /// of 0 is left out, and so is what the learner's title says.
  public var facts: [(name: String, value: String)] {
    [(name: "learner", value: learner.title(self))]
      + learner.settings.compactMap { setting in
        let value = self[setting]
        guard setting.change != .preset, !value.isZero else { return nil }
        return (name: setting.title, value: setting.text(value))
      }
  }
}

extension Settings {
  /// When training ends.
  public var schedule: Schedule {
    get { Schedule(epochs: self[.epochs], patience: self[.patience]) }
    set {
      self[.epochs] = newValue.epochs
      self[.patience] = newValue.patience
    }
  }

  /// The part of the ratings held out for validation.
  public var validation: Double {
    get { self[.validation] }
    set { self[.validation] = newValue }
  }

  public var seed: UInt64 {
    get { self[.seed] }
    set { self[.seed] = newValue }
  }
}

extension Settings {
  /// The learner that these settings describe, on ratings split as they say.
  public func makeLearner(
    for ratings: Ratings, split: Split, workers: Workers = .onePerCore
  ) -> any Learner {
    learner.init(ratings: ratings, split: split, settings: self, workers: workers)
  }

  /// The split that these settings describe.
  public func split(_ ratings: Ratings) -> Split {
    self[.validationBy] == .random
      ? .random(of: ratings.count, validation: validation, seed: seed)
      : split(ratings, positions: Array(0..<Int32(ratings.count)))
  }

  /// The split of some ratings alone that these settings describe; the others are in neither part.
  public func split(_ ratings: Ratings, positions: [Int32]) -> Split {
    switch self[.validationBy] {
    case .random: .random(of: positions, validation: validation, seed: seed)
    case .hash: .hashed(ratings, positions: positions, validation: validation, seed: seed)
    }
  }
}

/// When training ends, whatever learns.
public struct Schedule: Sendable, Equatable {
  /// At most so many epochs.
  public var epochs: Int
  /// Epochs without a better validation value after which training stops.
  public var patience: Int

  /// What `epochs` and `patience` may be: more than anybody waits for, and far from any overflow.
  public static let epochsAllowed = 1...1_000_000
  public static let patienceAllowed = 1...1_000_000

  public init(epochs: Int, patience: Int) {
    self.epochs = epochs
    self.patience = patience
  }
}
