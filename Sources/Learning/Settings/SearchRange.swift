import Glibc

/// Between what a search looks for a setting's value, and how it is spread there.
public enum SearchRange: Sendable, Equatable {
  /// Evenly.
  case linear(ClosedRange<Double>)
  /// Evenly in the logarithm; both ends above 0.
  case logarithmic(ClosedRange<Double>)

  /// The value at a part of the range, 0 ... 1; in it, however far its ends lie apart.
  public func value(at part: Double) -> Double {
    let value =
      switch self {
      case .linear(let range):
        range.lowerBound + part * (range.upperBound - range.lowerBound)
      case .logarithmic(let range): pow(range.lowerBound, 1 - part) * pow(range.upperBound, part)
      }
    return min(max(value, bounds.lowerBound), bounds.upperBound)
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
      let least = max(number / factor, .leastNonzeroMagnitude)
      let most = min(number * factor, Double(Float.greatestFiniteMagnitude))
      return .logarithmic(least...max(number, most))
    }
  }
}
