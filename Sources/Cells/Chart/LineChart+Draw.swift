extension LineChart {
  /// Draws the chart; whatever a small rectangle has no room for is left out.
  public func draw(on canvas: inout Canvas, in rect: Rect) {
    let layout = layout(in: rect)
    drawAxes(on: &canvas, layout)
    guard !layout.plot.isEmpty else { return }
    for marker in markers { drawGuide(of: marker, on: &canvas, layout) }
    var grid = DotGrid(size: layout.plot.size)
    for series in series {
      var pen = DotPen(series.mark, series.role)
      for stroke in Self.strokes(of: series, in: layout) { pen.stroke(stroke, on: &grid) }
    }
    grid.draw(on: &canvas, at: Point(x: layout.plot.x, y: layout.plot.y))
    for marker in markers {
      guard let cell = layout.cell(x: marker.x, y: marker.y) else { continue }
      canvas.put(marker.character, x: cell.x, y: cell.y, marker.style)
    }
  }

  private func drawAxes(on canvas: inout Canvas, _ layout: Layout) {
    let plot = layout.plot
    if let x = layout.yAxis {
      for y in plot.y..<plot.maxY { canvas.put("│", x: x, y: y, .muted) }
      if let bottom = layout.xAxis { canvas.put("└", x: x, y: bottom, .muted) }
    }
    if let y = layout.xAxis {
      for x in plot.x..<plot.maxX { canvas.put("─", x: x, y: y, .muted) }
    }
    for label in layout.labels {
      canvas.write(label.text, x: label.start.x, y: label.start.y, .muted)
      canvas.put(label.tickCharacter, x: label.tick.x, y: label.tick.y, .muted)
    }
  }

  private func drawGuide(of marker: Marker, on canvas: inout Canvas, _ layout: Layout) {
    guard marker.guide == .vertical, let cell = layout.cell(x: marker.x, y: marker.y) else {
      return
    }
    for y in layout.plot.y..<layout.plot.maxY { canvas.put("┊", x: cell.x, y: y, .muted) }
  }
}
