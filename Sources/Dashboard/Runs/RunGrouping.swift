import Learning
import Runs
import Terms

/// What runs are grouped by: their learner, their preset, or a setting that not all of them have the same value of.
enum RunGrouping: Sendable, Equatable {
  case learner
  case preset
  case setting(SettingDescriptor)

  /// What there is to group some runs by. A seed is none: it is what makes a group have several runs.
  static func among(_ runs: [RunReport]) -> [RunGrouping] {
    let learners = Set(runs.map { learner.value(of: $0) }).count
    let presets = Set(runs.map { preset.value(of: $0) }).count
    let kinds = (learners > 1 ? [learner] : []) + (presets > learners ? [preset] : [])
    let settings = Settings.all.filter { $0 != Setting.seed.descriptor && $0.change != .preset }
    return kinds
      + settings.map { .setting($0) }.filter { $0.differs(inAnyLearnerOf: runs) }
  }

  /// Whether runs of one learner have several values of it: those of different learners are not to be compared.
  private func differs(inAnyLearnerOf runs: [RunReport]) -> Bool {
    Dictionary(grouping: runs) { $0.manifest.settings.learner.name }.values.contains { runs in
      Set(runs.compactMap { value(of: $0) }).count > 1
    }
  }

  var title: String {
    switch self {
    case .learner: "learner"
    case .preset: "preset"
    case .setting(let setting): setting.title
    }
  }

  var term: Term {
    switch self {
    case .learner: .learnerOfRun
    case .preset: .preset
    case .setting(let setting): Term(setting)
    }
  }

  /// What a run has of it; nil where its learner has no such setting.
  func value(of run: RunReport) -> SettingValue? {
    let settings = run.manifest.settings
    return switch self {
    case .learner: .name(settings.learner.name)
    case .preset: .name(settings.preset.rawValue)
    case .setting(let setting): settings.descriptors.contains(setting) ? settings[setting] : nil
    }
  }

  /// A value as it stands in the list; `none` where there is no such setting.
  func text(_ value: SettingValue?) -> String {
    guard let value else { return "none" }
    if case .setting(let setting) = self { return setting.text(value) }
    return value.description
  }

  /// A value as it stands alone: `factors 20`, `biased`.
  func name(_ value: SettingValue?) -> String {
    if case .setting(let setting) = self { return "\(setting.title) \(text(value))" }
    return text(value)
  }
}

extension SettingValue {
  /// Whether it stands before another one: numbers by size, and before names.
  func precedes(_ other: SettingValue) -> Bool {
    switch (self, other) {
    case (.name(let a), .name(let b)): return a < b
    case (.name, _): return false
    case (_, .name): return true
    default: return (Double(self) ?? 0) < (Double(other) ?? 0)
    }
  }
}
