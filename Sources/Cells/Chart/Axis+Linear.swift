extension Axis {
  /// A vertical linear axis over data, with zero at the bottom (or top) where the data comes near.
  ///
  /// Its lower end is labelled, and all labels stand equally many rows apart; of the axes that are
  /// so, it is the one that the data fills best.
  ///
  /// - Parameter rows: rows of cells from the upper end of the axis to its lower.
  static func vertical(around data: ClosedRange<Double>, rows: Int) -> Axis {
    let data = data.sane.reachingForZero
    let span = data.upperBound - data.lowerBound
    let longest = NiceStep(atLeast: span)
    var best = EvenSteps(longest, over: data, rows: rows)
    var step = NiceStep(atLeast: span / Double(max(2, rows)))
    while step.value < longest.value {
      let steps = EvenSteps(step, over: data, rows: rows)
      if steps.score > best.score { best = steps }
      step = NiceStep(atLeast: step.value * 1.1)
    }
    return Axis(range: best.range, scale: .linear, ticks: ticks(best.step, within: best.range))
  }

  /// A vertical linear axis over a range that is given.
  static func vertical(over range: ClosedRange<Double>, rows: Int) -> Axis {
    let range = range.sane
    let span = range.upperBound - range.lowerBound
    let step = NiceStep(atLeast: span / EvenSteps.idealSteps(rows: rows))
    return Axis(range: range, scale: .linear, ticks: ticks(step, within: range))
  }

  /// A horizontal axis over a range that is given, labelled at whole numbers only.
  ///
  /// - Parameter columns: columns of cells that the axis has; labels stand two or more apart.
  static func horizontal(over range: ClosedRange<Double>, columns: Int) -> Axis {
    let range = range.sane
    let perColumn = (range.upperBound - range.lowerBound) / Double(max(1, columns))
    var step = NiceStep(atLeast: max(1, perColumn * 3))
    var ticks = ticks(step, within: range)
    while step.exponent < 0 || perColumn * Double(widest(ticks) + 2) > step.value {
      step = NiceStep(atLeast: step.value * 1.1)
      ticks = self.ticks(step, within: range)
    }
    return Axis(range: range, scale: .linear, ticks: ticks)
  }

  private static func ticks(_ step: NiceStep, within range: ClosedRange<Double>) -> [Tick] {
    let first = step.count(reaching: range.lowerBound)
    let last = step.count(within: range.upperBound)
    guard first <= last else { return [] }
    return (first...last).map { Tick(value: step.multiple($0), label: step.label($0)) }
  }

  private static func widest(_ ticks: [Tick]) -> Int { ticks.map(\.label.columns).max() ?? 0 }
}

/// A vertical axis with a label at its lower end and then at every step above, evenly.
private struct EvenSteps {
  let step: NiceStep
  let range: ClosedRange<Double>
  /// How good the axis is: the share of it that the data fills, less a little for each label too many
  /// or too few. Labels nearer than two rows, or fewer than two, are the last resort.
  let score: Double

  init(_ step: NiceStep, over data: ClosedRange<Double>, rows: Int) {
    let rows = max(1, rows)
    let low = step.multiple(step.count(within: data.lowerBound))
    let stepsNeeded = (data.upperBound - low) / step.value - 1e-9
    let rowsPerStep = Double(rows) / max(stepsNeeded, 1e-9)
    // From four rows on an eye does not see that one gap is a row wider than another.
    let steps =
      rowsPerStep < 4
      ? Double(rows) / max(1, rowsPerStep.rounded(.down)) : (stepsNeeded * 4).rounded(.up) / 4
    let filled = (data.upperBound - data.lowerBound) / (steps * step.value)
    self.step = step
    range = low...low + steps * step.value
    score =
      filled - 0.04 * (steps - Self.idealSteps(rows: rows)).magnitude
      - (rowsPerStep < Double(min(2, rows)) ? 1 : 0)
  }

  /// A label every other row, but on tall charts no more than eight.
  static func idealSteps(rows: Int) -> Double { (Double(rows) / 2).clamped(to: 1...7) }
}

extension ClosedRange<Double> {
  /// Widened to zero where the nearer bound is less than 35 % of the farther one: below that, a curve
  /// that falls to a small part of its start should be seen to do so; above, what matters is its shape.
  fileprivate var reachingForZero: ClosedRange<Double> {
    if lowerBound >= 0, lowerBound < 0.35 * upperBound { return 0...upperBound }
    if upperBound <= 0, upperBound > 0.35 * lowerBound { return lowerBound...0 }
    return self
  }
}
