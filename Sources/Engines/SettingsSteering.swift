import Learning

/// The settings of a run on its way: those that hold, and the changes that were planned for it.
struct SettingsSteering {
  private(set) var settings: Settings
  /// Earliest first.
  private var planned: ArraySlice<SettingsChange>

  init(_ settings: Settings, planned: [SettingsChange]) {
    self.settings = settings
    self.planned = planned[...]
  }

  /// Takes over what is due at a place, and what was asked for since the last one.
  ///
  /// - Returns: nil where nothing changes.
  mutating func change(
    epoch: Int, step: Int, done: Double, asked: [String: SettingValue]?
  ) -> SettingsChange? {
    var values: [String: SettingValue] = [:]
    while let next = planned.first, (next.epoch, next.step) <= (epoch, step) {
      values.merge(next.values) { $1 }
      planned.removeFirst()
    }
    values.merge(asked ?? [:]) { $1 }
    guard !values.isEmpty else { return nil }
    settings.take(values)
    return SettingsChange(epoch: epoch, step: step, done: done, values: values)
  }
}
