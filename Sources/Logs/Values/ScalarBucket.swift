/// Points in a row as one: where the first stands, and between what their values lie.
public struct ScalarBucket: Sendable, Equatable {
  /// Of the first point.
  public private(set) var step: Double
  public private(set) var epoch: Double
  public private(set) var time: Double
  /// The least and the greatest of the values that are numbers; NaN where none is.
  public private(set) var low: Double
  public private(set) var high: Double
  /// Of the values that are numbers; NaN where none is.
  public private(set) var mean: Double
  /// How many points there are, at least 1.
  public private(set) var count: Int32

  init(_ point: ScalarPoint) {
    (step, epoch, time) = (point.step, point.epoch, point.time)
    (low, high, mean) = (point.value, point.value, point.value)
    count = 1
  }

  /// Takes in what comes after it.
  mutating func merge(_ next: ScalarBucket) {
    defer { count = Int32(clamping: Int(count) + Int(next.count)) }
    if next.mean.isNaN { return }
    if mean.isNaN {
      (low, high, mean) = (next.low, next.high, next.mean)
      return
    }
    low = min(low, next.low)
    high = max(high, next.high)
    let all = Double(count) + Double(next.count)
    mean = mean * (Double(count) / all) + next.mean * (Double(next.count) / all)
  }

  /// Where the bucket begins on an axis; NaN where the log does not say.
  public subscript(axis: LogAxis) -> Double {
    switch axis {
    case .step: step
    case .epoch: epoch
    case .time: time
    }
  }
}
