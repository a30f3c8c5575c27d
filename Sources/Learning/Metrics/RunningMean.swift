/// A mean in the making: a sum over ratings and how many they are.
public struct RunningMean: Sendable, Equatable {
  public private(set) var sum: Double
  public private(set) var count: Int

  public init(sum: Double = 0, count: Int = 0) {
    self.sum = sum
    self.count = count
  }

  /// NaN of no ratings.
  public var mean: Double { sum / Double(count) }

  public static func += (total: inout Self, more: Self) {
    total.sum += more.sum
    total.count += more.count
  }
}
