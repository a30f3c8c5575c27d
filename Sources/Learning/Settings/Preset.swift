import RatingData

/// A name for settings to start from. Which settings it stands for is said by each setting's
/// descriptor.
public struct Preset: Sendable, Hashable, RawRepresentable, CaseIterable {
  public let rawValue: String
  /// What it is good for, in sentences.
  public let meaning: String

  /// What a preset is called in a learner's folder.
  init(_ name: String, _ meaning: String) {
    rawValue = name
    self.meaning = meaning
  }

  /// nil where there is no preset of that name.
  public init?(rawValue: String) {
    guard let preset = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = preset
  }

  /// Presets are the same where their names are.
  public static func == (a: Self, b: Self) -> Bool { a.rawValue == b.rawValue }
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

  public static var allCases: [Preset] { Learners.all.flatMap { $0.presets } }

  /// What it trains with.
  public var learner: any Learner.Type {
    Learners.all.first { $0.presets.contains(self) } ?? AdamaxLearner.self
  }

  /// The settings that this name stands for.
  public func settings(seed: UInt64 = 1) -> Settings {
    var settings = Settings(self)
    settings.seed = seed
    return settings
  }

  /// What a data set is trained with unless told otherwise.
  public static func suggested(
    for known: KnownSet?, _ signal: RatingSignal = .explicit
  ) -> Preset {
    guard signal == .explicit else { return .implicitALS }
    return switch known {
    case .ml1m: .seed
    default: .biased
    }
  }
}
