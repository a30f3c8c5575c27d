import Cells
import Learning

/// How a person looks at the chart of a run: axes, zoom, cursor. Places along it are in epochs, whatever the axis
/// counts.
struct ChartView: Sendable, Equatable {
  var yScale = AxisScale.linear
  var extent = Extent.automatic
  var unit = Unit.epochs
  var xScale = AxisScale.linear
  var smoothing = Smoothing.none
  var grid = LineChart.Grid.none
  var marks = LineChart.Marks.braille
  var window = Window.all
  /// Where the cursor stands; nil where there is none.
  var cursor: Double?
  /// Whether the chart has the screen for itself.
  var size = PanelSize.usual

  enum Extent: String, CaseIterable, Sendable {
    case automatic = "auto"
    case all = "all"
    case fromZero = "from 0"
    /// What most of the curve on what validates spans, and the baseline: what trains may leave the chart.
    case validation = "val"

    var ofAxis: AxisExtent {
      switch self {
      case .automatic, .validation: .automatic
      case .all: .all
      case .fromZero: .fromZero
      }
    }
  }

  /// What the x axis counts.
  enum Unit: String, CaseIterable, Sendable {
    case epochs
    /// Batches, rows or whatever the learner goes by.
    case steps
    case seconds
  }

  /// The part of the run that is shown.
  enum Window: Sendable, Equatable {
    case all
    /// So many epochs at the end of the curve, as it grows.
    case tail(Double)
    case fixed(ClosedRange<Double>)
  }

  enum PanelSize: Sendable {
    case usual
    case full
  }

  /// What the panel's title says of the view.
  ///
  /// - Parameter unit: what the x axis counts of this run.
  func title(epochs: String?, unit: Unit) -> [String] {
    [
      epochs ?? unit.rawValue, epochs == nil || unit == .epochs ? nil : unit.rawValue,
      xScale == .logarithmic ? "log x" : nil, yScale == .linear ? "linear" : "log y",
      extent.rawValue, smoothing == .none ? nil : "smooth \(smoothing.weight.fixed(1))",
    ].compactMap { $0 }
  }
}

extension ChartView.Unit {
  /// What is counted of a run instead, where its writer does not say how many of these there are.
  func counted(in train: TrainState) -> Self {
    switch self {
    case .epochs: .epochs
    case .steps: train.summary?.stepsPerEpoch == nil ? .epochs : .steps
    case .seconds: train.history.seconds == nil ? .epochs : .seconds
    }
  }
}

/// What zooming and moving do.
extension ChartView {
  /// The least part of an epoch that is shown.
  private static let leastWidth = 0.25

  /// What is shown of a chart.
  ///
  /// - Parameters:
  ///   - all: the whole range of the axis.
  ///   - end: how far the curve has come.
  func range(in all: ClosedRange<Double>, end: Double) -> ClosedRange<Double> {
    switch window {
    case .all: return all
    case .tail(let width):
      let last = Swift.max(end, all.lowerBound + Swift.min(width, all.upperBound))
      return Swift.max(all.lowerBound, last - width)...last
    case .fixed(let range): return range.clamped(to: all)
    }
  }

  /// Shows half or twice as much, around a place; around the end of the curve where there is none.
  mutating func zoom(
    by factor: Double, around place: Double?, in all: ClosedRange<Double>, end: Double
  ) {
    let shown = range(in: all, end: end)
    let width = (shown.upperBound - shown.lowerBound) * factor
    guard width < all.upperBound - all.lowerBound else {
      window = .all
      return
    }
    guard width >= Self.leastWidth else { return }
    guard let place = place ?? cursor else {
      window = .tail(width)
      return
    }
    let share = (place - shown.lowerBound) / (shown.upperBound - shown.lowerBound)
    show(from: place - share * width, width: width, in: all)
  }

  /// Moves what is shown by a part of its width.
  mutating func pan(by share: Double, in all: ClosedRange<Double>, end: Double) {
    guard window != .all else { return }
    let shown = range(in: all, end: end)
    let width = shown.upperBound - shown.lowerBound
    let first = shown.lowerBound + share * width
    // Who comes to the end of the curve follows it again.
    if share > 0, first + width >= end {
      window = .tail(width)
      return
    }
    show(from: first, width: width, in: all)
  }

  private mutating func show(from first: Double, width: Double, in all: ClosedRange<Double>) {
    let first = first.clamped(to: all.lowerBound...(all.upperBound - width))
    window = .fixed(first...first + width)
  }
}
