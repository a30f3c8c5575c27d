/// One axis of a chart: the range it shows, and what is written beside it.
struct Axis: Sendable {
  struct Tick: Hashable, Sendable {
    let value: Double
    let label: String
  }

  /// Never empty, always finite; above zero where the scale is logarithmic.
  let range: ClosedRange<Double>
  let scale: AxisScale
  /// In ascending order.
  let ticks: [Tick]

  /// Where a value stands: 0 at the lower end of the axis, 1 at the upper.
  func share(of value: Double) -> Double {
    let (low, high, value) = (place(range.lowerBound), place(range.upperBound), place(value))
    return (value - low) / (high - low)
  }

  /// The value that stands there.
  func value(at share: Double) -> Double {
    let (low, high) = (place(range.lowerBound), place(range.upperBound))
    let place = low + share * (high - low)
    return scale == .linear ? place : .tenTo(place)
  }

  private func place(_ value: Double) -> Double {
    scale == .linear ? value : value.logarithm10
  }
}

extension ClosedRange<Double> {
  /// Bounds so far apart, and of such size, that steps between them can be computed with: an empty
  /// range is widened around its value, and anything beyond ±10¹⁵⁰ is cut.
  var sane: ClosedRange<Double> {
    let limit = -1e150...1e150
    let low = lowerBound.isNaN ? 0 : lowerBound.clamped(to: limit)
    let high = upperBound.isNaN ? 0 : upperBound.clamped(to: limit)
    let size = Swift.max(low.magnitude, high.magnitude)
    if high - low > size * 1e-9, high - low > 1e-150 { return low...high }
    if size < 1e-140 { return 0...1 }
    return low - size * 0.1...high + size * 0.1
  }
}
