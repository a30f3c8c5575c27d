import Learning
import RatingData

/// What is tried in a sweep: the values of some settings, each with each or a sample of them, under so many seeds.
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
  public let axes: [Axis]
  /// The base's own and those that follow it.
  public let seeds: Int
  /// Whether cells were sampled at random; they are all that there are otherwise.
  public let isSampled: Bool
  /// By cell, the index of its value on each axis.
  private let choices: [[Int]]

  /// As many settings, cells and seeds as a person waits for.
  public static let mostAxes = 6
  public static let mostCells = 64
  public static let seedsAllowed = 1...100

  /// - Parameter sample: how many cells to sample at random, where not all are wanted.
  /// - Returns: nil where there is nothing to try, or more than anybody waits for.
  public init?(_ base: Settings, _ axes: [Axis], seeds: Int, sample: Int? = nil) {
    guard (1...Self.mostAxes).contains(axes.count), axes.allSatisfy({ !$0.values.isEmpty }),
      Self.seedsAllowed.contains(seeds), Set(axes.map(\.setting)).count == axes.count,
      (1...Self.mostCells).contains(sample ?? 1)
    else { return nil }
    let (all, isTooMany) = axes.reduce((1, false)) { result, axis in
      let (product, overflows) = result.0.multipliedReportingOverflow(by: axis.values.count)
      return (product, result.1 || overflows)
    }
    if let sample, isTooMany || sample < all {
      choices = Self.sampled(axes, sample, seed: base.seed)
      isSampled = true
    } else {
      guard !isTooMany, all <= Self.mostCells else { return nil }
      choices = (0..<all).map { Self.choice($0, axes) }
      isSampled = false
    }
    self.base = base
    self.axes = axes
    self.seeds = seeds
  }

  /// Row by row: the last axis goes fastest.
  private static func choice(_ cell: Int, _ axes: [Axis]) -> [Int] {
    var rest = cell
    var choice: [Int] = []
    for axis in axes.reversed() {
      choice.append(rest % axis.values.count)
      rest /= axis.values.count
    }
    return choice.reversed()
  }

  /// Different ones, each as likely as any other.
  private static func sampled(_ axes: [Axis], _ count: Int, seed: UInt64) -> [[Int]] {
    var generator = SeededGenerator(seed: seed, stream: .search)
    var found: [[Int]] = []
    while found.count < count {
      let choice = axes.map { Int(generator.below(UInt32($0.values.count))) }
      if !found.contains(choice) { found.append(choice) }
    }
    return found
  }

  /// Whether the cells are a map of one setting or two.
  public var isMap: Bool { axes.count <= 2 && !isSampled }
  public var columns: Int { isMap && axes.count > 1 ? axes[1].values.count : 1 }
  public var rows: Int { cells / columns }
  public var cells: Int { choices.count }
  public var trials: Int { cells * seeds }

  /// The indexes of a cell's values, axis by axis.
  public func choice(of cell: Int) -> [Int] { choices[cell] }

  /// The settings of a cell, under the base's seed.
  public func settings(of cell: Int) -> Settings {
    var settings = base
    for (axis, index) in zip(axes, choices[cell]) { settings[axis.setting] = axis.values[index] }
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
    zip(axes, choices[cell]).map { "\($0.setting.title) \($0.setting.text($0.values[$1]))" }
      .joined(separator: " · ")
  }
}
