import Learning
import Tuning

/// A sweep as it is set up: which settings take which values, under how many seeds.
struct SweepForm: Sendable, Equatable {
  enum Field: Sendable, Equatable {
    /// The setting of an axis, and its values.
    case setting(Int)
    case values(Int)
    case seeds
    /// How many of the combinations are tried.
    case sample
  }

  /// What an axis varies.
  struct Axis: Sendable, Equatable {
    /// nil of the last one, which is not used yet.
    var setting: SettingDescriptor?
    var values = ""
  }

  /// What is not varied stays as it is here.
  let base: Settings
  private(set) var chosen = Field.setting(0)
  private(set) var axes: [Axis]
  private(set) var seeds = "3"
  /// Empty for all.
  private(set) var sample = ""

  /// Whether the run that is shown was changed on its way to these settings.
  let hasChanges: Bool

  init(_ base: Settings, changed hasChanges: Bool = false) {
    self.base = base
    self.hasChanges = hasChanges
    let first = Self.choices(base).first ?? Setting.epochs.descriptor
    axes = [Axis(setting: first, values: Self.suggestion(first, base)), Axis()]
  }

  /// Everything but the seed, which every value is tried with several of.
  private static func choices(_ settings: Settings) -> [SettingDescriptor] {
    settings.descriptors.filter { setting in
      if case .names = setting.domain { return false }
      return setting.change != .preset && setting != Setting.seed.descriptor
        && setting != Setting.validation.descriptor
    }
  }

  /// The value that is set, half of it and twice as much; of names, all.
  private static func suggestion(_ setting: SettingDescriptor, _ settings: Settings) -> String {
    let candidates: [SettingValue] =
      switch (setting.domain, settings[setting]) {
      case (.name(let names), _): names.map { .name($0) }
      case (_, .whole(let value)):
        [value / 2, value, value.addingReportingOverflow(value).partialValue].map { .whole($0) }
      case (_, .number(let value)): [value / 2, value, value * 2].map { .number($0) }
      default: [settings[setting]]
      }
    let allowed = candidates.filter { (try? setting.check($0)) != nil }
    return allowed.map(\.description).joined(separator: ",")
  }

  var fields: [Field] {
    axes.indices.flatMap { axis -> [Field] in
      axes[axis].setting == nil ? [.setting(axis)] : [.setting(axis), .values(axis)]
    } + [.seeds, .sample]
  }

  /// What a field shows.
  func text(of field: Field) -> String {
    switch field {
    case .setting(let axis): axes[axis].setting?.title ?? "none"
    case .values(let axis): axes[axis].values
    case .seeds: seeds
    case .sample: sample.isEmpty ? "all" : sample
    }
  }

  /// The sweep that is set up, or why there is none.
  func plan() -> Result<SweepPlan, Problem> {
    var used: [SweepPlan.Axis] = []
    do throws(SettingsError) {
      for axis in axes {
        if let setting = axis.setting {
          used.append(try SweepPlan.Axis(setting, parsing: axis.values))
        }
      }
    } catch {
      return .failure(Problem(text: "\(error.option) \(error.value): expected \(error.expected)"))
    }
    let count = Int(sample)
    guard let seeds = Int(seeds), sample.isEmpty || count != nil,
      let plan = SweepPlan(base, used, seeds: seeds, sample: count)
    else {
      return .failure(
        Problem(
          text:
            "expected different settings, at most \(SweepPlan.mostCells) combinations or a sample, and"
            + " \(SweepPlan.seedsAllowed.upperBound) seeds"))
    }
    return .success(plan)
  }

  struct Problem: Error, Equatable {
    let text: String
  }
}

/// What keys do to it.
extension SweepForm {
  mutating func moveField(by step: Int) {
    let fields = fields
    let here = fields.firstIndex(of: chosen) ?? 0
    chosen = fields[(here + step + fields.count) % fields.count]
  }

  /// The setting, the number of seeds or of combinations beside.
  mutating func change(by step: Int) {
    switch chosen {
    case .setting(let axis): changeSetting(of: axis, by: step)
    case .seeds: seeds = "\(((Int(seeds) ?? 0) + step).clamped(to: SweepPlan.seedsAllowed))"
    case .sample:
      let next = (Int(sample) ?? 0) + step
      sample = next < 1 ? "" : "\(min(next, SweepPlan.mostCells))"
    case .values: break
    }
  }

  /// Another setting that no axis has; the first axis always has one, and behind the last there is room for one more.
  private mutating func changeSetting(of axis: Int, by step: Int) {
    let taken = axes.enumerated().filter { $0.offset != axis }.compactMap(\.element.setting)
    let free: [SettingDescriptor?] = Self.choices(base).filter { !taken.contains($0) }
    let all = (axis == 0 ? [] : [nil]) + free
    let here = all.firstIndex(of: axes[axis].setting) ?? 0
    let setting = all[(here + step + all.count) % all.count]
    axes[axis] = Axis(setting: setting, values: setting.map { Self.suggestion($0, base) } ?? "")
    axes.removeAll { $0.setting == nil }
    if axes.count < SweepPlan.mostAxes { axes.append(Axis()) }
  }

  mutating func type(_ more: String) { edit { $0 += more.prefix(max(0, 60 - $0.count)) } }
  mutating func erase() { edit { _ = $0.popLast() } }

  private mutating func edit(_ change: (inout String) -> Void) {
    switch chosen {
    case .values(let axis): change(&axes[axis].values)
    case .seeds: change(&seeds)
    case .sample: change(&sample)
    case .setting: break
    }
  }
}
