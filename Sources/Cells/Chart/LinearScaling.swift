/// A choice of range and step for a vertical axis: labels stand at the lower end and then at every step.
struct LinearScaling {
  let step: NiceStep
  let range: ClosedRange<Double>
  /// How good the choice is: the share of the axis that the data fills, less something for labels
  /// that are too many, too few, too near each other or unevenly spaced.
  private let score: Double

  /// The best of all nice steps, each with even spacing and with as much room as the data needs.
  static func best(over data: ClosedRange<Double>, rows: Int) -> LinearScaling {
    let span = data.upperBound - data.lowerBound
    let longest = NiceStep(atLeast: span)
    var best = LinearScaling(longest, .snug, over: data, rows: rows)
    var step = NiceStep(atLeast: span / Double(max(2, rows)))
    while step.value <= longest.value {
      for spacing in [Spacing.even, .snug] {
        let scaling = LinearScaling(step, spacing, over: data, rows: rows)
        if scaling.score > best.score { best = scaling }
      }
      step = NiceStep(atLeast: step.value * 1.1)
    }
    return best
  }

  private enum Spacing {
    /// Each label as many rows above the one below.
    case even
    /// The axis ends where the data does, give or take a quarter of a step.
    case snug
  }

  private init(_ step: NiceStep, _ spacing: Spacing, over data: ClosedRange<Double>, rows: Int) {
    let low = step.multiple(step.count(within: data.lowerBound))
    let stepsNeeded = max(0.25, (data.upperBound - low) / step.value - 1e-9)
    let rowsPerStep = Double(rows) / stepsNeeded
    let steps =
      switch spacing {
      case .even: Double(rows) / max(1, min(Double(rows), rowsPerStep.rounded(.down)))
      case .snug: (stepsNeeded * 4).rounded(.up) / 4
      }
    self.step = step
    range = low...low + max(1, steps, stepsNeeded) * step.value
    let filled = (data.upperBound - data.lowerBound) / (range.upperBound - range.lowerBound)
    // A gap that is a row wider than the next matters less the wider both are.
    let unevenness = spacing == .even ? 0 : 0.25 / rowsPerStep
    let crowding = rowsPerStep < Double(min(2, rows)) ? 1.0 : 0
    // Between two labels alone nothing can be read off.
    let sparseness = rows >= Self.rowsForThree && steps < 2 ? 0.2 : 0
    score =
      filled - unevenness - crowding - sparseness - 0.04
      * (steps - Self.idealSteps(rows: rows)).magnitude
  }

  /// Rows from which on three labels stand apart.
  private static let rowsForThree = 5

  /// A label every other row, but on tall charts no more than eight.
  static func idealSteps(rows: Int) -> Double { (Double(rows) / 2).clamped(to: 1...7) }
}
