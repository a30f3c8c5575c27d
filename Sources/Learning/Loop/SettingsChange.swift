/// Settings that a run took over on its way: what `Change.live` allows.
public struct SettingsChange: Codable, Sendable, Equatable, CustomStringConvertible {
  /// The epoch that runs, from 1, and the steps of it that were done.
  public let epoch: Int
  public let step: Int
  /// The part of the epoch's steps that was done, 0 ... 1.
  public let done: Double
  /// The new values, by `SettingDescriptor.key`.
  public let values: [String: SettingValue]

  public init(epoch: Int, step: Int, done: Double, values: [String: SettingValue]) {
    self.epoch = epoch
    self.step = step
    self.done = done
    self.values = values
  }

  /// What was set to what, as a person reads it: `learning rate 0.001`.
  public var description: String {
    values.sorted { $0.key < $1.key }.map { key, value in
      let setting = Settings.all.first { $0.key == key }
      return "\(setting?.title ?? key) \(setting?.text(value) ?? value.description)"
    }.joined(separator: ", ")
  }
}

extension Settings {
  /// What may change during a run and differs from other settings of the same preset, by key.
  public func liveChanges(from other: Settings) -> [String: SettingValue] {
    descriptors.filter { $0.change == .live && self[$0] != other[$0] }
      .reduce(into: [:]) { $0[$1.key] = self[$1] }
  }

  /// Whether a run with other settings can go on with these.
  public func differsOnlyLive(from other: Settings) -> Bool {
    preset == other.preset
      && descriptors.allSatisfy { $0.change == .live || self[$0] == other[$0] }
  }

  /// Takes values over by their keys; what these settings do not have, what cannot change during a run and what cannot
  /// be trained with is left out.
  public mutating func take(_ values: [String: SettingValue]) {
    for setting in descriptors where setting.change == .live {
      guard let value = values[setting.key].map(setting.domain.normalized),
        setting.domain.contains(value)
      else { continue }
      self[setting] = value
    }
  }

  /// The options of the command line that come to these settings: `--preset biased --factors 40`.
  public var arguments: [String] {
    ["--preset", preset.rawValue]
      + descriptors.filter { self[$0] != $0.value(in: preset) }
      .flatMap { ["--" + $0.option, self[$0].description] }
  }
}

extension [SettingsChange] {
  /// Forgets what was set after an epoch had begun that is told again; what was set before its first step stays.
  public mutating func goBack(before epoch: Int) {
    removeAll { ($0.epoch, $0.step) > (epoch, 0) }
  }
}
