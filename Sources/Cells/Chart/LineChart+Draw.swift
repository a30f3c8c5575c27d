extension LineChart {
  /// Draws the chart; whatever a small rectangle has no room for is left out.
  public func draw(on canvas: inout Canvas, in rect: Rect) {
    let layout = layout(in: rect)
    drawAxes(on: &canvas, layout)
    guard !layout.plot.isEmpty else { return }
    if grid == .horizontal { drawGrid(on: &canvas, layout) }
    for note in notes { drawVertical(atX: note.x, on: &canvas, layout) }
    if let cursor { drawVertical(atX: cursor, on: &canvas, layout) }
    for marker in markers { drawGuide(of: marker, on: &canvas, layout) }
    drawBands(on: &canvas, layout)
    var grid = DotGrid(size: layout.plot.size)
    for series in series {
      var pen = DotPen(series.mark, series.role)
      for stroke in Self.strokes(of: series, in: layout) { pen.stroke(stroke, on: &grid) }
    }
    grid.draw(on: &canvas, at: Point(x: layout.plot.x, y: layout.plot.y), marks)
    for series in series where series.kind == .data {
      for hidden in layout.hidden(of: series) {
        canvas.put(hidden.character, x: hidden.cell.x, y: hidden.cell.y, Style(series.role))
      }
    }
    for (index, note) in notes.enumerated() {
      write(note, row: index, on: &canvas, layout)
    }
    for marker in markers {
      guard let cell = layout.cell(x: marker.x, y: marker.y) else { continue }
      canvas.put(marker.character, x: cell.x, y: cell.y, marker.style)
    }
  }

  /// On a grid of their own: a cell that a line passes through shows the line alone.
  private func drawBands(on canvas: inout Canvas, _ layout: Layout) {
    guard !bands.isEmpty else { return }
    var grid = DotGrid(size: layout.plot.size)
    for band in bands { draw(band, on: &grid, layout) }
    grid.draw(on: &canvas, at: Point(x: layout.plot.x, y: layout.plot.y), marks)
  }

  /// Every third dot in every second column, so that lines stay lines in front of it.
  private func draw(_ band: Band, on grid: inout DotGrid, _ layout: Layout) {
    for (from, to) in zip(band.points, band.points.dropFirst()) {
      let (low, nextLow) = (layout.dot(x: from.x, y: from.low), layout.dot(x: to.x, y: to.low))
      let (high, nextHigh) = (layout.dot(x: from.x, y: from.high), layout.dot(x: to.x, y: to.high))
      guard low.isFinite, high.isFinite, nextLow.isFinite, nextHigh.isFinite, nextLow.x > low.x
      else { continue }
      let width = Double(grid.dotSize.width)
      let first = Int(low.x.rounded(.up).clamped(to: 0...width))
      let end = Int(nextLow.x.rounded(.up).clamped(to: 0...width))
      for column in first..<max(first, end) where column.isMultiple(of: 2) {
        let share = (Double(column) - low.x) / (nextLow.x - low.x)
        // Rows count downwards.
        let top = (high.y + share * (nextHigh.y - high.y)).clamped(
          to: -1...Double(grid.dotSize.height))
        let bottom = (low.y + share * (nextLow.y - low.y)).clamped(
          to: -1...Double(grid.dotSize.height))
        for row in Int(top.rounded())...max(Int(top.rounded()), Int(bottom.rounded()))
        where (row + column / 2).isMultiple(of: 3) {
          grid.light(column, row, band.role)
        }
      }
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
    drawVertical(cell.x, on: &canvas, layout)
  }

  /// Beside its line, where there is room; each a row below the one before, lest they overlap.
  private func write(_ note: Note, row: Int, on canvas: inout Canvas, _ layout: Layout) {
    let plot = layout.plot
    guard let column = layout.column(ofX: note.x), plot.height > 2 else { return }
    let text = " \(note.text) "
    let isRight = column + 1 + text.columns <= plot.maxX
    canvas.write(
      text, x: isRight ? column + 1 : max(plot.x, column - text.columns),
      y: plot.y + row % (plot.height - 1), maxX: plot.maxX, .muted)
  }

  private func drawVertical(atX x: Double, on canvas: inout Canvas, _ layout: Layout) {
    guard let column = layout.column(ofX: x) else { return }
    drawVertical(column, on: &canvas, layout)
  }

  private func drawVertical(_ column: Int, on canvas: inout Canvas, _ layout: Layout) {
    for y in layout.plot.y..<layout.plot.maxY { canvas.put("┊", x: column, y: y, .muted) }
  }

  private func drawGrid(on canvas: inout Canvas, _ layout: Layout) {
    for tick in layout.labels.map(\.tick) where tick.x == layout.plot.x - 1 {
      guard tick.y < layout.plot.maxY else { continue }
      for x in layout.plot.x..<layout.plot.maxX { canvas.put("┈", x: x, y: tick.y, .muted) }
    }
  }
}
