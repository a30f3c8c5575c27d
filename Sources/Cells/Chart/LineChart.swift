/// A chart of lines in braille dots (2 × 4 a cell) with axes and readable labels.
///
/// Painting is layout first: `Layout` says where plot, axes and labels stand, and maps data to dots.
public struct LineChart: Sendable {
  public struct Series: Sendable {
    /// How a line is drawn, so that lines differ without colour.
    public enum Mark: Sendable {
      case solid
      case dotted
      case dashed
    }

    /// x ascending; points that are not finite leave a gap.
    public var points: [(x: Double, y: Double)]
    public var mark: Mark
    public var role: Role

    public init(points: [(x: Double, y: Double)], mark: Mark, role: Role) {
      self.points = points
      self.mark = mark
      self.role = role
    }
  }

  /// One point that stands out, such as the best epoch.
  public struct Marker: Sendable {
    public var x: Double
    public var y: Double
    public var character: Character
    public var style: Style
    public var guide: Guide

    /// Whether a muted vertical line leads the eye from the point to the x axis.
    public enum Guide: Sendable {
      case none
      case vertical
    }

    public init(
      x: Double, y: Double, character: Character = "★", style: Style = .accent, guide: Guide = .none
    ) {
      self.x = x
      self.y = y
      self.character = character
      self.style = style
      self.guide = guide
    }
  }

  /// Painted in order: the last is on top.
  public var series: [Series]
  /// The x range shown; labels are whole numbers (epochs).
  public var xRange: ClosedRange<Double>
  /// The y range shown, or nil: what the finite points inside `xRange` span.
  public var yRange: ClosedRange<Double>?
  /// A logarithmic axis is linear as long as a value to be shown is not above zero.
  public var yScale: AxisScale
  /// Painted over the series.
  public var markers: [Marker]

  public init(
    series: [Series], xRange: ClosedRange<Double>, yRange: ClosedRange<Double>? = nil,
    yScale: AxisScale = .linear, markers: [Marker] = []
  ) {
    self.series = series
    self.xRange = xRange
    self.yRange = yRange
    self.yScale = yScale
    self.markers = markers
  }
}

/// How an axis maps values to places.
public enum AxisScale: Hashable, Sendable {
  case linear
  case logarithmic
}
