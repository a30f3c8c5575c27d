extension LineChart.Series.Mark {
  /// A piece of such a line, as the chart draws it, for a legend.
  public func sample(columns: Int = 5) -> String {
    var grid = DotGrid(size: Size(width: columns, height: 1))
    var pen = DotPen(self, .text)
    let middle = 2.0
    pen.stroke(
      [LineChart.Dot(x: 0, y: middle), LineChart.Dot(x: Double(grid.dotSize.width), y: middle)],
      on: &grid)
    return String(grid.cells.map { $0 == 0 ? " " : DotGrid.braille[Int($0)] })
  }
}
