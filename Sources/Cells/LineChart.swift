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

  /// Painted in order: the last is on top.
  public var series: [Series]
  /// The x range shown; labels are whole numbers (epochs).
  public var xRange: ClosedRange<Double>
  /// The y range shown, or nil: what the finite points inside `xRange` span.
  public var yRange: ClosedRange<Double>?

  public init(
    series: [Series], xRange: ClosedRange<Double>, yRange: ClosedRange<Double>? = nil
  ) {
    self.series = series
    self.xRange = xRange
    self.yRange = yRange
  }
}
