/// Points of many dimensions as lines across as many axes that stand beside each other.
///
/// Inselberg: The plane with parallel coordinates, The Visual Computer 1 (1985).
public struct ParallelLines {
  public struct Axis {
    public var title: String
    /// What stands at its ends.
    public var low: String
    public var high: String

    public init(_ title: String, low: String, high: String) {
      self.title = title
      self.low = low
      self.high = high
    }
  }

  /// A point: its place on each axis, 0 at the low end to 1.
  public struct Line {
    public var places: [Double]
    public var role: Role

    public init(_ places: [Double], _ role: Role) {
      self.places = places
      self.role = role
    }
  }

  public var axes: [Axis]
  /// The last is on top.
  public var lines: [Line]

  public init(axes: [Axis], lines: [Line]) {
    self.axes = axes
    self.lines = lines
  }

  public func draw(on canvas: inout Canvas, in rect: Rect) {
    guard axes.count > 1, rect.height > 3, rect.width > axes.count else { return }
    let plot = Rect(x: rect.x, y: rect.y + 2, width: rect.width, height: rect.height - 3)
    let columns = axes.indices.map { plot.x + $0 * (plot.width - 1) / (axes.count - 1) }
    for x in columns {
      for y in plot.y..<plot.maxY { canvas.put("│", x: x, y: y, .muted) }
    }
    var grid = DotGrid(size: plot.size)
    for line in lines {
      let dots = zip(columns, line.places).map { column, place in
        LineChart.Dot(
          x: Double((column - plot.x) * 2),
          y: (1 - place.clamped(to: 0...1)) * Double(grid.dotSize.height - 1))
      }
      var pen = DotPen(.solid, line.role)
      pen.stroke(dots, on: &grid)
    }
    grid.draw(on: &canvas, at: Point(x: plot.x, y: plot.y))
    let room = (plot.width - 1) / (axes.count - 1) - 1
    for (axis, x) in zip(axes, columns) {
      write(axis.title, at: x, y: rect.y, room, .text, on: &canvas, rect)
      write(axis.high, at: x, y: rect.y + 1, room, .muted, on: &canvas, rect)
      write(axis.low, at: x, y: rect.maxY - 1, room, .muted, on: &canvas, rect)
    }
  }

  /// Around a column, as far as its neighbours leave room, inside the rectangle.
  private func write(
    _ text: String, at x: Int, y: Int, _ room: Int, _ style: Style, on canvas: inout Canvas,
    _ rect: Rect
  ) {
    let width = min(text.columns, room)
    let start = (x - width / 2).clamped(to: rect.x...max(rect.x, rect.maxX - width))
    canvas.write(text, x: start, y: y, maxX: start + width, style)
  }
}
