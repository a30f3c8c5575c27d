#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Between what a search looks for a setting's value, and how it is spread there.
public enum SearchRange: Sendable, Equatable {
  /// Evenly.
  case linear(ClosedRange<Double>)
  /// Evenly in the logarithm; both ends above 0.
  case logarithmic(ClosedRange<Double>)

  /// The value at a part of the range, 0 ... 1.
  public func value(at part: Double) -> Double {
    switch self {
    case .linear(let range):
      range.lowerBound + part * (range.upperBound - range.lowerBound)
    case .logarithmic(let range):
      range.lowerBound * pow(range.upperBound / range.lowerBound, part)
    }
  }

  public var bounds: ClosedRange<Double> {
    switch self {
    case .linear(let range), .logarithmic(let range): range
    }
  }
}

extension SettingDescriptor {
  /// Where a search looks for a setting's value.
  public enum Search: Sendable {
    /// Nowhere.
    case none
    /// In a range, whatever it starts from.
    case range(SearchRange)
    /// From the value that it starts from by this factor to this many times that.
    case around(factor: Double)
  }

  /// The range that a search looks in, starting from a value; nil where it is not searched.
  public func searchRange(around value: SettingValue) -> SearchRange? {
    switch search {
    case .none: return nil
    case .range(let range): return range
    case .around(let factor):
      guard case .number(let number) = value, number > 0 else { return nil }
      return .logarithmic(number / factor...number * factor)
    }
  }
}
