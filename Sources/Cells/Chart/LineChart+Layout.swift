extension LineChart {
  /// Where the parts of a chart stand, and which cell and dot a value has.
  ///
  ///     10 ┤⡇          labels │ y axis │ plot
  ///        │⠈⢆⣀
  ///      0 ┼┬──────┬   x axis
  ///         0      1   its labels
  ///
  /// Where room is short labels go first, then the axes.
  public struct Layout: Sendable {
    /// The cells of the dots.
    public let plot: Rect
    /// The column of the y axis, left of the plot.
    let yAxis: Int?
    /// The row of the x axis, below the plot.
    let xAxis: Int?
    let labels: [Label]
    let x: Axis
    let y: Axis

    /// Words beside an axis, and the tick on the axis that they belong to.
    struct Label: Hashable, Sendable {
      let text: String
      let start: Point
      let tick: Point
      let tickCharacter: Character
    }

    /// The scale that the y axis has in the end.
    public var yScale: AxisScale { y.scale }

    /// The cell in which a point of the data stands, or nil if it is not shown.
    public func cell(x: Double, y: Double) -> Point? {
      let dot = dot(x: x, y: y)
      guard !plot.isEmpty, dot.x.isFinite, dot.y.isFinite else { return nil }
      let point = Point(
        x: plot.x + Int((dot.x.rounded() / 2).rounded(.down)),
        y: plot.y + Int((dot.y.rounded() / 4).rounded(.down)))
      return plot.contains(point) ? point : nil
    }

    /// The column in which an x value stands, or nil if it is not shown.
    func column(ofX x: Double) -> Int? {
      let last = Double(plot.width * 2 - 1)
      let dot = (self.x.share(of: x) * last).rounded()
      guard !plot.isEmpty, dot >= 0, dot <= last else { return nil }
      return plot.x + Int(dot) / 2
    }

    /// The x value in the middle of a column of the plot, or nil beside it: what a mouse points at.
    public func xValue(atColumn column: Int) -> Double? {
      guard !plot.isEmpty, column >= plot.x, column < plot.maxX else { return nil }
      let last = Double(max(1, plot.width * 2 - 1))
      return x.value(at: (Double((column - plot.x) * 2) + 0.5).clamped(to: 0...last) / last)
    }

    /// The row of dots of a y value. The axis runs from the middle of the topmost row of cells to the
    /// middle of the x axis, so that labels stand at their values; what would be hidden by the x axis
    /// stands just above it.
    private func dotRow(of y: Double) -> Double {
      let share = self.y.share(of: y)
      let bottom = Double(plot.height * 4 - 1)
      guard xAxis != nil else { return (1 - share) * bottom }
      let row = (1 - share) * Double(plot.height * 4) + Self.cellMiddle
      return share >= 0 ? min(row, bottom) : row
    }

    /// The middle of a cell's four rows of dots.
    private static let cellMiddle = 1.5

    /// The place of a value in dots from the plot's left top; may lie outside, but not so far that a
    /// whole number could not hold it. Not finite where the value is not.
    func dot(x: Double, y: Double) -> Dot {
      let far = -1e9...1e9
      let column = self.x.share(of: x) * Double(plot.width * 2 - 1)
      let row = dotRow(of: y)
      guard x.isFinite, y.isFinite, !column.isNaN, !row.isNaN else { return Dot(x: .nan, y: .nan) }
      return Dot(x: column.clamped(to: far), y: row.clamped(to: far))
    }
  }

  /// The x of the point of a line that is nearest to a place, references apart; nil where there is none.
  public func nearestPoint(to x: Double) -> Double? {
    series.filter { $0.kind == .data }.flatMap { $0.points.map(\.x) }
      .min { abs($0 - x) < abs($1 - x) }
  }

  /// A place in dots, between them too.
  struct Dot: Hashable, Sendable {
    var x: Double
    var y: Double

    var isFinite: Bool { x.isFinite && y.isFinite }
  }
}
