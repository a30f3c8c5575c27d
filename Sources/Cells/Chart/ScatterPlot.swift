/// Dots in a rectangle, each in a colour: a point cloud in cells.
public struct ScatterPlot: Sendable {
  public struct Dot: Sendable, Hashable {
    /// From the left and from the bottom, 0 ... 1; what is outside is not drawn.
    public var x: Double
    public var y: Double
    public var role: Role

    public init(x: Double, y: Double, role: Role) {
      self.x = x
      self.y = y
      self.role = role
    }
  }

  /// Later ones decide the colour of a cell that they share.
  public var dots: [Dot]
  public var marks: LineChart.Marks

  public init(_ dots: [Dot], marks: LineChart.Marks = .braille) {
    self.dots = dots
    self.marks = marks
  }

  public func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    var grid = DotGrid(size: rect.size)
    let size = grid.dotSize
    for dot in dots where (0...1).contains(dot.x) && (0...1).contains(dot.y) {
      grid.light(
        Int((dot.x * Double(size.width - 1)).rounded()),
        Int(((1 - dot.y) * Double(size.height - 1)).rounded()), dot.role)
    }
    grid.draw(on: &canvas, at: Point(x: rect.x, y: rect.y), marks)
  }

  /// Draws straight lines from cell to cell, over whatever stands there.
  public static func drawLines(
    through cells: [Point], _ role: Role, marks: LineChart.Marks = .braille,
    on canvas: inout Canvas, in rect: Rect
  ) {
    var grid = DotGrid(size: rect.size)
    for (start, end) in zip(cells, cells.dropFirst()) {
      let steps = max(abs(end.x - start.x) * 2, abs(end.y - start.y) * 4, 1)
      for step in 0...steps {
        let part = Double(step) / Double(steps)
        let x = Double(start.x - rect.x) + 0.5 + Double(end.x - start.x) * part
        let y = Double(start.y - rect.y) + 0.5 + Double(end.y - start.y) * part
        grid.light(Int((x * 2).rounded(.down)), Int((y * 4).rounded(.down)), role)
      }
    }
    grid.draw(on: &canvas, at: Point(x: rect.x, y: rect.y), marks)
  }
}
