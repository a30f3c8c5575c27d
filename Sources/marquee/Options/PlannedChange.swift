import ArgumentParser
import Learning

/// The value of `--change`: `4:1200:learning-rate=0.001`.
struct PlannedChange: Sendable {
  let change: SettingsChange
  private let setting: SettingDescriptor

  init(_ argument: String) throws {
    let parts = argument.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let epoch = Int(parts[0]), Schedule.epochsAllowed.contains(epoch),
      let step = Int(parts[1]), step >= 0
    else {
      throw ValidationError("expected an epoch from 1, a step from 0 and a setting")
    }
    let words = parts[2].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard words.count == 2 else { throw ValidationError("expected a setting and its value") }
    let live = Settings.all.filter { $0.change == .live }
    guard let setting = live.first(where: { $0.option == words[0] }) else {
      throw ValidationError(
        "\(words[0]) cannot change during a run; those that can are "
          + live.map(\.option).joined(separator: ", "))
    }
    let value: SettingValue
    do throws(SettingsError) {
      value = try setting.parse(String(words[1]))
    } catch {
      throw ValidationError(error.description)
    }
    self.setting = setting
    change = SettingsChange(epoch: epoch, step: step, done: 0, values: [setting.key: value])
  }

  /// - Throws: for a setting that the learner does not have.
  static func check(_ changes: [PlannedChange], _ settings: Settings) throws {
    if let other = changes.first(where: { !settings.descriptors.contains($0.setting) }) {
      throw ValidationError(
        "--change: \(other.setting.option) is not a setting of the learner"
          + " \(settings.learner.name)")
    }
  }
}
