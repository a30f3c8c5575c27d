import Learning
import Tuning

/// A sweep as it is set up, and then as it fills: which settings take which values, under how many seeds.
struct WhatIf: Sendable, Equatable {
  enum Field: Int, CaseIterable, Sendable {
    case setting
    case values
    case otherSetting
    case otherValues
    case seeds
  }

  /// What is not varied stays as it is here.
  let base: Settings
  private(set) var chosen = Field.setting
  private(set) var setting: SettingDescriptor
  private(set) var values: String
  private(set) var otherSetting: SettingDescriptor?
  private(set) var otherValues = ""
  private(set) var seeds = "3"
  /// What has come of it; nil before it is started.
  private(set) var table: SweepTable?
  /// The cell that is selected.
  private(set) var cell = 0
  /// Which sweep of the session it is: points of another are not its own.
  private(set) var number: Int

  /// - Parameter number: that of the sweep before it.
  init(_ base: Settings, after number: Int = 0) {
    self.base = base
    self.number = number
    setting = Self.choices(base).first ?? Setting.epochs.descriptor
    values = Self.suggestion(setting, base)
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

  /// What a field shows.
  func text(of field: Field) -> String {
    switch field {
    case .setting: setting.title
    case .values: values
    case .otherSetting: otherSetting?.title ?? "none"
    case .otherValues: otherSetting == nil ? "" : otherValues
    case .seeds: seeds
    }
  }

  /// The sweep that is set up, or why there is none.
  func plan() -> Result<SweepPlan, Problem> {
    var axes: [SweepPlan.Axis] = []
    do throws(SettingsError) {
      axes.append(try SweepPlan.Axis(setting, parsing: values))
      if let otherSetting { axes.append(try SweepPlan.Axis(otherSetting, parsing: otherValues)) }
    } catch {
      return .failure(Problem(text: "\(error.option) \(error.value): expected \(error.expected)"))
    }
    guard let seeds = Int(seeds), let plan = SweepPlan(base, axes, seeds: seeds) else {
      return .failure(
        Problem(
          text:
            "expected two different settings, at most \(SweepPlan.mostCells) pairs of values and"
            + " \(SweepPlan.seedsAllowed.upperBound) seeds"))
    }
    return .success(plan)
  }

  struct Problem: Error, Equatable {
    let text: String
  }
}

/// What keys do to it.
extension WhatIf {
  mutating func moveField(by step: Int) {
    let fields = Field.allCases.filter { $0 != .otherValues || otherSetting != nil }
    let here = fields.firstIndex(of: chosen) ?? 0
    chosen = fields[(here + step + fields.count) % fields.count]
  }

  /// The setting or the number of seeds beside.
  mutating func change(by step: Int) {
    let choices = Self.choices(base)
    switch chosen {
    case .setting:
      let here = choices.firstIndex(of: setting) ?? 0
      setting = choices[(here + step + choices.count) % choices.count]
      values = Self.suggestion(setting, base)
    case .otherSetting:
      let all: [SettingDescriptor?] = [nil] + choices.filter { $0 != setting }
      let here = all.firstIndex(of: otherSetting) ?? 0
      otherSetting = all[(here + step + all.count) % all.count]
      otherValues = otherSetting.map { Self.suggestion($0, base) } ?? ""
    case .seeds:
      seeds = "\(((Int(seeds) ?? 0) + step).clamped(to: SweepPlan.seedsAllowed))"
    case .values, .otherValues: break
    }
  }

  mutating func type(_ character: Character) { edit { if $0.count < 60 { $0.append(character) } } }
  mutating func erase() { edit { _ = $0.popLast() } }

  private mutating func edit(_ change: (inout String) -> Void) {
    switch chosen {
    case .values: change(&values)
    case .otherValues: change(&otherValues)
    case .seeds: change(&seeds)
    case .setting, .otherSetting: break
    }
  }

  mutating func start(_ plan: SweepPlan, _ measure: Measure) {
    table = SweepTable(plan, measure)
    cell = 0
    number += 1
  }

  mutating func receive(_ point: SweepPoint) { table?.add(point) }

  mutating func moveCell(rows: Int, columns: Int) {
    guard let plan = table?.plan else { return }
    let row = (cell / plan.columns + rows).clamped(to: 0...plan.rows - 1)
    let column = (cell % plan.columns + columns).clamped(to: 0...plan.columns - 1)
    cell = row * plan.columns + column
  }

  /// The settings of the selected cell.
  var selectedSettings: Settings? { table?.plan.settings(of: cell) }
}
