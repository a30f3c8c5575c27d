import Learning

/// What is tried in a sweep: each value of a setting with each value of another, under so many seeds.
public struct SweepPlan: Sendable, Equatable {
  /// A setting and the values that it takes.
  public struct Axis: Sendable, Equatable {
    public let setting: SettingDescriptor
    public let values: [SettingValue]

    public init(_ setting: SettingDescriptor, _ values: [SettingValue]) {
      self.setting = setting
      self.values = values
    }

    /// - Parameter text: `10,20,40`.
    /// - Throws: for a value that cannot be trained with.
    public init(_ setting: SettingDescriptor, parsing text: String) throws(SettingsError) {
      var values: [SettingValue] = []
      for word in text.split(separator: ",", omittingEmptySubsequences: false) {
        let value = try setting.parse(String(word.drop { $0 == " " }))
        if !values.contains(value) { values.append(value) }
      }
      self.init(setting, values)
    }
  }

  public let base: Settings
  /// One or two.
  public let axes: [Axis]
  /// The base's own and those that follow it.
  public let seeds: Int

  /// As many cells and seeds as a person waits for.
  public static let mostCells = 64
  public static let seedsAllowed = 1...100

  /// - Returns: nil where there is nothing to try, or more than anybody waits for.
  public init?(_ base: Settings, _ axes: [Axis], seeds: Int) {
    let cells = axes.reduce(1) { $0 * min($1.values.count, Self.mostCells + 1) }
    guard (1...2).contains(axes.count), (1...Self.mostCells).contains(cells),
      Self.seedsAllowed.contains(seeds), Set(axes.map(\.setting)).count == axes.count
    else { return nil }
    self.base = base
    self.axes = axes
    self.seeds = seeds
  }

  public var columns: Int { axes.count > 1 ? axes[1].values.count : 1 }
  public var rows: Int { axes[0].values.count }
  public var cells: Int { rows * columns }
  public var trials: Int { cells * seeds }

  /// The settings of a cell, row by row, under the base's seed.
  public func settings(of cell: Int) -> Settings {
    var settings = base
    settings[axes[0].setting] = axes[0].values[cell / columns]
    if axes.count > 1 { settings[axes[1].setting] = axes[1].values[cell % columns] }
    return settings
  }

  /// The settings of a trial.
  public func settings(of cell: Int, seed: Int) -> Settings {
    var settings = settings(of: cell)
    settings.seed = base.seed &+ UInt64(seed)
    return settings
  }

  /// The values of a cell: `factors 20 · regularization 0.04`.
  public func title(of cell: Int) -> String {
    let values =
      [axes[0].values[cell / columns]] + (axes.count > 1 ? [axes[1].values[cell % columns]] : [])
    return zip(axes, values).map { "\($0.setting.title) \($0.setting.text($1))" }
      .joined(separator: " · ")
  }
}
