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
    drawYLabels(on: &canvas, layout)
    drawXLabels(on: &canvas, layout)
  }

  private func drawYLabels(on canvas: inout Canvas, _ layout: Layout) {
    guard let axis = layout.yAxis else { return }
    for label in layout.yLabels {
      canvas.write(label.text, endX: axis - 1, y: label.place, .muted)
      canvas.put(label.place == layout.xAxis ? "┼" : "┤", x: axis, y: label.place, .muted)
    }
  }

  /// Labels are centred under their ticks, as far as the plot's right edge lets them.
  private func drawXLabels(on canvas: inout Canvas, _ layout: Layout) {
    guard let axis = layout.xAxis else { return }
    for label in layout.xLabels {
      let start = label.place - label.text.columns / 2
      let last = layout.plot.maxX - label.text.columns
      canvas.put("┬", x: label.place, y: axis, .muted)
      canvas.write(label.text, x: min(start, last), y: axis + 1, .muted)
    }
  }

  private func drawGuide(of marker: Marker, on canvas: inout Canvas, _ layout: Layout) {
    guard marker.guide == .vertical, let cell = layout.cell(x: marker.x, y: marker.y) else {
      return
    }
    for y in layout.plot.y..<layout.plot.maxY { canvas.put("┊", x: cell.x, y: y, .muted) }
  }
}
