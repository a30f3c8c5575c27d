import Learning
import RatingData

/// The settings that are searched, and between what.
public struct SearchSpace: Sendable {
  /// Where settings start from; what is not searched stays so.
  public let base: Settings
  private let ranges: [(setting: SettingDescriptor, range: SearchRange)]

  /// - Parameters:
  ///   - fixed: settings that are not searched.
  ///   - given: ranges in place of the settings' own, by key.
  public init(
    _ base: Settings, fixed: Set<SettingDescriptor>, given: [String: SearchRange] = [:]
  ) {
    self.base = base
    ranges = base.descriptors.compactMap { setting in
      guard !fixed.contains(setting) else { return nil }
      return (given[setting.key] ?? setting.searchRange(around: base[setting])).map {
        (setting, $0)
      }
    }
  }

  /// What is searched.
  public var settings: [SettingDescriptor] { ranges.map(\.setting) }

  /// What all trials of a search have in common: they are compared on one split, and a bracket gives them their epochs.
  public static let common: Set<SettingDescriptor> = [
    Setting.seed.descriptor, Setting.validation.descriptor, Setting.validationBy.descriptor,
    Setting.epochs.descriptor,
  ]

  /// Settings sampled from the space: number `index` of a search with this seed.
  public func draw(_ index: Int, seed: UInt64) -> Settings {
    var rng = SeededGenerator(seed: seed &+ UInt64(index) &* 0x9E37_79B9, stream: .search)
    var settings = base
    for (setting, range) in ranges { settings[setting] = range.draw(for: setting, with: &rng) }
    return settings
  }
}

extension SearchRange {
  /// A value that the setting may have, of two digits where it is no whole number.
  fileprivate func draw(
    for setting: SettingDescriptor, with rng: inout SeededGenerator
  ) -> SettingValue {
    let value = value(at: Double(rng.unitFloat()))
    guard case .whole(let allowed) = setting.domain else {
      let rounded = SettingValue.number(twoDigits(value))
      return (try? setting.check(rounded)) == nil ? .number(value) : rounded
    }
    let limit = Double(min(allowed.upperBound, 1 << 40))
    return .whole(UInt64(min(max(value.rounded(), Double(allowed.lowerBound)), limit)))
  }

  /// So that the command that is printed at the end is one to read, and is exactly what was tried.
  private func twoDigits(_ value: Double) -> Double {
    guard value != 0 else { return 0 }
    var unit = 1.0
    while abs(value) * unit < 10, unit < 1e300 { unit *= 10 }
    return (value * unit).rounded() / unit
  }
}
