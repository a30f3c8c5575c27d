import Cells
import Logs

/// How a person looks at the charts of watched runs: what x counts, zoom and cursor are those of all panes.
struct LogView: Sendable, Equatable {
  var axis = LogAxis.step
  var smoothing = Smoothing.none
  var xScale = AxisScale.linear
  var grid = LineChart.Grid.none
  /// The part that is shown; nil shows all.
  var range: ClosedRange<Double>?
  /// Where the cursor stands; nil where there is none.
  var cursor: Double?
  /// Whether the focused pane has the screen for itself.
  var size = ChartView.PanelSize.usual
  /// By the bases of panes.
  var scales: [String: Scale] = [:]

  /// What is a pane's own.
  struct Scale: Sendable, Equatable {
    var y = AxisScale.linear
    var extent = ChartView.Extent.automatic
  }

  /// Shows half or twice as much, around a place.
  mutating func zoom(by factor: Double, around place: Double?, in all: ClosedRange<Double>) {
    let shown = range?.clamped(to: all) ?? all
    let width = (shown.upperBound - shown.lowerBound) * factor
    let whole = all.upperBound - all.lowerBound
    guard width < whole else {
      range = nil
      return
    }
    // Narrower than this, neighbouring places are the same number.
    guard width > whole * 1e-9 else { return }
    let centre = place ?? cursor ?? shown.upperBound
    let share =
      (centre.clamped(to: shown) - shown.lowerBound)
      / max(shown.upperBound - shown.lowerBound, .leastNormalMagnitude)
    show(from: centre.clamped(to: shown) - share * width, width: width, in: all)
  }

  /// Moves what is shown by a part of its width.
  mutating func pan(by share: Double, in all: ClosedRange<Double>) {
    guard let shown = range?.clamped(to: all) else { return }
    let width = shown.upperBound - shown.lowerBound
    show(from: shown.lowerBound + share * width, width: width, in: all)
  }

  private mutating func show(from first: Double, width: Double, in all: ClosedRange<Double>) {
    let last = max(all.lowerBound, all.upperBound - width)
    let first = first.clamped(to: all.lowerBound...last)
    range = first...max(first, min(all.upperBound, first + width))
  }
}
