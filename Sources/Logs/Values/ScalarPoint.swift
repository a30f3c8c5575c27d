/// One value of a series, and where it stands.
public struct ScalarPoint: Sendable, Equatable {
  /// NaN where the log does not say.
  public var step: Double
  /// NaN where the log does not say.
  public var epoch: Double
  /// Seconds since 1970, or since the start of the run where the log counts so; NaN where it does not say.
  public var time: Double
  /// May be NaN or infinite: a run that diverged says so.
  public var value: Double

  public init(step: Double = .nan, epoch: Double = .nan, time: Double = .nan, value: Double) {
    self.step = step
    self.epoch = epoch
    self.time = time
    self.value = value
  }
}

/// What a chart's x axis may count.
public enum LogAxis: String, CaseIterable, Sendable {
  case step
  case epoch
  case time
}

extension ScalarPoint {
  /// Where the point stands on an axis; NaN where the log does not say.
  public subscript(axis: LogAxis) -> Double {
    switch axis {
    case .step: step
    case .epoch: epoch
    case .time: time
    }
  }
}
