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

    /// Whether a line is what is looked at, or what it is compared with.
    public enum Kind: Sendable {
      case data
      /// Gives way: an automatic range need not show it, and no cursor stops at its points.
      case reference
      /// Is seen as far as the range of the others shows it.
      case context
    }

    /// x ascending; points that are not finite leave a gap.
    public var points: [(x: Double, y: Double)]
    public var mark: Mark
    public var role: Role
    public var kind: Kind

    public init(
      points: [(x: Double, y: Double)], mark: Mark, role: Role, kind: Kind = .data
    ) {
      self.points = points
      self.mark = mark
      self.role = role
      self.kind = kind
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
  /// Painted behind the series.
  public var bands: [Band]
  /// The x range shown; labels are whole numbers (epochs) where it is long enough.
  public var xRange: ClosedRange<Double>
  public var yExtent: AxisExtent
  /// A logarithmic axis is linear as long as a value to be shown is not above zero.
  public var yScale: AxisScale
  /// A logarithmic axis is linear where the range reaches 0.
  public var xScale: AxisScale
  /// Painted over the series.
  public var markers: [Marker]
  /// What happened on the way.
  public var notes: [Note]
  public var grid: Grid
  public var marks: Marks
  /// Where a vertical line stands that a person moves.
  public var cursor: Double?

  /// What lies between two lines, shaded.
  public struct Band: Sendable {
    /// x ascending.
    public var points: [(x: Double, low: Double, high: Double)]
    public var role: Role

    public init(points: [(x: Double, low: Double, high: Double)], role: Role) {
      self.points = points
      self.role = role
    }
  }

  /// A vertical line with words beside it.
  public struct Note: Sendable {
    public var x: Double
    public var text: String

    public init(x: Double, text: String) {
      self.x = x
      self.text = text
    }
  }

  /// What lines are made of.
  public enum Marks: String, CaseIterable, Sendable {
    /// 2 × 4 dots a cell.
    case braille
    /// 2 × 2 quarters a cell, for fonts whose braille is faint.
    case blocks
    /// One sign a cell.
    case ascii
  }

  /// Faint lines behind the others.
  public enum Grid: Hashable, Sendable {
    case none
    /// At the labels of the y axis.
    case horizontal
  }

  public init(
    series: [Series], bands: [Band] = [], xRange: ClosedRange<Double>, yExtent: AxisExtent = .all,
    yScale: AxisScale = .linear, xScale: AxisScale = .linear, markers: [Marker] = [],
    notes: [Note] = [], grid: Grid = .none, marks: Marks = .braille, cursor: Double? = nil
  ) {
    self.series = series
    self.bands = bands
    self.xRange = xRange
    self.yExtent = yExtent
    self.yScale = yScale
    self.xScale = xScale
    self.markers = markers
    self.notes = notes
    self.grid = grid
    self.marks = marks
    self.cursor = cursor
  }
}

/// How an axis maps values to places.
public enum AxisScale: Hashable, Sendable {
  case linear
  case logarithmic
}
