import Text

extension Axis {
  /// A vertical logarithmic axis over data above zero, with bounds of one or two digits around it.
  static func logarithmic(around data: ClosedRange<Double>, rows: Int) -> Axis {
    let data = data.sane
    let steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9, 10]
    let low = Decimal(data.lowerBound)
    let high = Decimal(data.upperBound)
    let slack = 1e-9
    let bottom = steps.last { $0 <= low.digits + slack } ?? 1
    let top = steps.first { $0 >= high.digits - slack } ?? 10
    return logarithmic(
      over: Decimal.value(bottom, low.decade)...Decimal.value(top, high.decade), rows: rows)
  }

  /// A vertical logarithmic axis over a range above zero that is given.
  static func logarithmic(over range: ClosedRange<Double>, rows: Int) -> Axis {
    let range = range.sane
    return logarithmic(over: range) { places, _ in
      zip(places, places.dropFirst()).allSatisfy { ($1 - $0) * Double(rows) >= 2 - 1e-9 }
    }
  }

  /// A horizontal logarithmic axis over a range above zero that is given.
  static func logarithmicHorizontal(over range: ClosedRange<Double>, columns: Int) -> Axis {
    logarithmic(over: range.sane) { places, ticks in
      let widest = ticks.map(\.label.columns).max() ?? 0
      return zip(places, places.dropFirst()).allSatisfy {
        ($1 - $0) * Double(columns) >= Double(widest + 2)
      }
    }
  }

  /// With the most labels that have room.
  ///
  /// - Parameter fits: told where labels would stand, as shares of the axis, and what they say.
  private static func logarithmic(
    over range: ClosedRange<Double>, fits: (_ places: [Double], _ ticks: [Tick]) -> Bool
  ) -> Axis {
    let bare = Axis(range: range, scale: .logarithmic, ticks: [])
    for ticks in candidates(over: range) {
      if fits(ticks.map { bare.share(of: $0.value) }, ticks) {
        return Axis(range: range, scale: .logarithmic, ticks: ticks)
      }
    }
    return bare
  }

  /// From fine to coarse. Inside a few multiples of the least value even steps read better than digits of decades.
  private static func candidates(over range: ClosedRange<Double>) -> [[Tick]] {
    let byDecade = LogarithmicGrid.fromFineToCoarse.lazy.map { grid in
      grid.values(within: range).map { Tick(value: $0, label: Decimal($0).label) }
    }
    guard range.upperBound < 4 * range.lowerBound else { return Array(byDecade) }
    let span = range.upperBound - range.lowerBound
    var evenly: [[Tick]] = []
    var step = NiceStep(atLeast: span / 12)
    while step.value <= span {
      evenly.append(ticks(step, within: range))
      step = NiceStep(atLeast: step.value * 1.1)
    }
    return evenly.filter { $0.count > 1 } + byDecade
  }
}

/// Where labels may stand on a logarithmic axis: at some digits of each decade, or of every few.
private struct LogarithmicGrid {
  let digits: [Double]
  let decades: Int

  static let fromFineToCoarse =
    [[1, 1.5, 2, 3, 4, 5, 6, 8], [1, 2, 3, 5], [1, 2, 5], [1, 3]]
    .map { LogarithmicGrid(digits: $0, decades: 1) }
    + [1, 2, 5, 10, 20, 50, 100].map { LogarithmicGrid(digits: [1], decades: $0) }

  func values(within range: ClosedRange<Double>) -> [Double] {
    let first = Decimal(range.lowerBound).decade
    let last = Decimal(range.upperBound).decade
    return (first...last).filter { $0.isMultiple(of: decades) }.flatMap { decade in
      digits.map { Decimal.value($0, decade) }.filter(range.contains)
    }
  }
}

/// A value above zero as digits (1 to below 10) × 10^decade.
private struct Decimal {
  let digits: Double
  let decade: Int

  init(_ value: Double) {
    decade = Int((value.logarithm10 + 1e-12).rounded(.down))
    digits = decade >= 0 ? value / .powerOfTen(decade) : value * .powerOfTen(-decade)
  }

  static func value(_ digits: Double, _ decade: Int) -> Double {
    decade >= 0 ? digits * .powerOfTen(decade) : digits / .powerOfTen(-decade)
  }

  /// In two digits, which all values of the grids have at most.
  var label: String {
    guard abs(decade) <= 6 else { return "\(digits.fixed(0))e\(decade.grouped)" }
    let hasOneDigit = (digits - digits.rounded()).magnitude < 1e-6
    return Self.value(digits, decade).fixed(max(0, (hasOneDigit ? 0 : 1) - decade))
  }
}
