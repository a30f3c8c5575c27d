extension Axis {
  /// A vertical linear axis over data, with zero at the bottom (or top) where the data comes near.
  ///
  /// - Parameter rows: rows of cells from the upper end of the axis to its lower.
  static func vertical(around data: ClosedRange<Double>, rows: Int) -> Axis {
    let best = LinearScaling.best(over: data.sane.reachingForZero, rows: max(1, rows))
    return Axis(range: best.range, scale: .linear, ticks: ticks(best.step, within: best.range))
  }

  /// A vertical linear axis over a range that is given.
  static func vertical(over range: ClosedRange<Double>, rows: Int) -> Axis {
    let range = range.sane
    let span = range.upperBound - range.lowerBound
    let step = NiceStep(atLeast: span / LinearScaling.idealSteps(rows: rows))
    return Axis(range: range, scale: .linear, ticks: ticks(step, within: range))
  }

  /// A horizontal axis over a range that is given, labelled at whole numbers where two of them fit into it.
  ///
  /// - Parameter columns: columns of cells that the axis has; labels stand two or more apart.
  static func horizontal(over range: ClosedRange<Double>, columns: Int) -> Axis {
    let range = range.sane
    let span = range.upperBound - range.lowerBound
    let perColumn = span / Double(max(1, columns))
    let leastExponent = span >= 2 ? 0 : Int.min
    var step = NiceStep(atLeast: span >= 2 ? max(1, perColumn * 3) : perColumn * 3)
    var ticks = ticks(step, within: range)
    while step.exponent < leastExponent || perColumn * Double(room(for: ticks)) > step.value {
      step = NiceStep(atLeast: step.value * 1.1)
      ticks = self.ticks(step, within: range)
    }
    return Axis(range: range, scale: .linear, ticks: ticks)
  }

  static func ticks(_ step: NiceStep, within range: ClosedRange<Double>) -> [Tick] {
    let first = step.count(reaching: range.lowerBound)
    let last = step.count(within: range.upperBound)
    guard first <= last else { return [] }
    return (first...last).map { Tick(value: step.multiple($0), label: step.label($0)) }
  }

  /// Columns from one label to the next: its own, one or two between them, and as many as the last
  /// one may have to move to stay on the screen.
  private static func room(for ticks: [Tick]) -> Int {
    let widest = ticks.map(\.label.columns).max() ?? 0
    return widest + 2 + max(0, widest - 1) / 2
  }
}

extension ClosedRange<Double> {
  /// Widened to zero where the nearer bound is less than 25 % of the farther one: below that, a curve
  /// that falls to a small part of its start should be seen to do so; above, what matters is its shape.
  fileprivate var reachingForZero: ClosedRange<Double> {
    guard !showsShapeAlone else { return self }
    return lowerBound >= 0 ? 0...upperBound : lowerBound...0
  }

  /// Whether zero is so far away that the shape of a curve is what matters.
  var showsShapeAlone: Bool {
    !(lowerBound >= 0 && lowerBound < 0.25 * upperBound)
      && !(upperBound <= 0 && upperBound > 0.25 * lowerBound)
  }
}
