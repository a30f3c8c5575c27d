extension LineChart {
  /// The places of a series' points, cut into strokes where a point is not finite.
  ///
  /// Four of many points in one column of dots stay: first, lowest, highest and last. The picture is
  /// the same (Jugel et al., M4: A Visualization-Oriented Time Series Data Aggregation, 2014), and a
  /// dotted line keeps its gaps.
  static func strokes(of series: Series, in layout: Layout) -> [[Dot]] {
    var strokes: [[Dot]] = []
    var stroke = Stroke()
    for point in series.points {
      let dot = layout.dot(x: point.x, y: point.y)
      if dot.isFinite {
        stroke.append(dot)
      } else {
        strokes.append(stroke.finish())
      }
    }
    strokes.append(stroke.finish())
    return strokes.filter { !$0.isEmpty }
  }

  /// One line in the making.
  private struct Stroke {
    private var places: [Dot] = []
    /// The dots of the newest column, in order.
    private var column: [Dot] = []

    mutating func append(_ dot: Dot) {
      if let first = column.first, first.x.rounded() != dot.x.rounded() { close() }
      column.append(dot)
    }

    /// Returns the line and starts a new one.
    mutating func finish() -> [Dot] {
      close()
      defer { places = [] }
      return places
    }

    private mutating func close() {
      let rows = column.indices
      let kept = [
        rows.first, rows.min { column[$0].y < column[$1].y },
        rows.max { column[$0].y < column[$1].y }, rows.last,
      ]
      for index in Set(kept.compactMap(\.self)).sorted() { places.append(column[index]) }
      column.removeAll(keepingCapacity: true)
    }
  }
}

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
