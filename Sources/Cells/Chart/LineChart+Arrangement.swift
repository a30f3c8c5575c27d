extension LineChart {
  /// Lays the chart out in a rectangle.
  public func layout(in rect: Rect) -> Layout {
    let hasXLabels = rect.height >= 5
    let hasXAxis = rect.height >= 3
    let plotHeight = rect.height - (hasXAxis ? 1 : 0) - (hasXLabels ? 1 : 0)
    let y = yAxis(rows: plotHeight)
    let labelWidth = y.ticks.map(\.label.columns).max() ?? 0
    let hasYLabels =
      labelWidth > 0 && hasXAxis && plotHeight >= 2 && rect.width >= labelWidth + 2 + 8
    let hasYAxis = rect.width >= 4
    let left = (hasYLabels ? labelWidth + 1 : 0) + (hasYAxis ? 1 : 0)
    let plot = Rect(x: rect.x + left, y: rect.y, width: rect.width - left, height: plotHeight)
    let x: Axis =
      xScale == .logarithmic && xRange.lowerBound > 1e-150
      ? .logarithmicHorizontal(over: xRange, columns: plot.width)
      : .horizontal(over: xRange, columns: plot.width)
    return Layout(
      plot: plot, yAxis: hasYAxis ? plot.x - 1 : nil, xAxis: hasXAxis ? plot.maxY : nil,
      labels: (hasYLabels ? yLabels(of: y, in: plot) : [])
        + (hasXLabels ? xLabels(of: x, in: plot, from: rect.x) : []),
      x: x, y: y)
  }

  /// Rows from which on an automatic range is rounded to its labels.
  private static let roundedRows = 10

  private func yAxis(rows: Int) -> Axis {
    guard let range = shownRange?.sane else {
      return Axis(range: 0...1, scale: .linear, ticks: [])
    }
    let isLogarithmic = yScale == .logarithmic && range.lowerBound > 1e-150
    if case .fixed = yExtent {
      return isLogarithmic
        ? .logarithmic(over: range, rows: rows) : .vertical(over: range, rows: rows)
    }
    if isLogarithmic { return .logarithmic(around: range, rows: rows) }
    let isShort = rows < Self.roundedRows
    guard !isShort || yExtent == .automatic else { return .vertical(around: range, rows: rows) }
    let visible = range.aboveAxis(rows: rows)
    // A short axis has no rows for what lies beyond the lines.
    return isShort && range.showsShapeAlone
      ? .vertical(over: visible, rows: rows) : .vertical(around: visible, rows: rows)
  }

  /// The labels stand where `Layout.dot` puts their values: with an x axis, from the middle of the
  /// topmost row to that axis.
  private func yLabels(of axis: Axis, in plot: Rect) -> [Layout.Label] {
    axis.ticks.map { tick in
      let row = Int(((1 - axis.share(of: tick.value)) * Double(plot.height)).rounded())
      let text = tick.label
      return Layout.Label(
        text: text, start: Point(x: plot.x - 2 - text.columns, y: plot.y + row),
        tick: Point(x: plot.x - 1, y: plot.y + row),
        tickCharacter: row == plot.height ? "┼" : "┤")
    }
  }

  /// Labels are centred under their ticks, as far as the ends let them.
  private func xLabels(of axis: Axis, in plot: Rect, from left: Int) -> [Layout.Label] {
    axis.ticks.filter { $0.label.columns <= plot.width }.map { tick in
      let dot = Int((axis.share(of: tick.value) * Double(plot.width * 2 - 1)).rounded())
      let column = plot.x + dot / 2
      let width = tick.label.columns
      let start = (column - width / 2).clamped(to: left...plot.maxX - width)
      return Layout.Label(
        text: tick.label, start: Point(x: start, y: plot.maxY + 1),
        tick: Point(x: column, y: plot.maxY), tickCharacter: "┬")
    }
  }
}

extension ClosedRange<Double> {
  /// The dots above the middle of the x axis that the axis itself hides.
  private static var hiddenDots: Double { 2.5 }

  /// Widened downwards, so that no part of a line is hidden by the x axis, where it would look level; not across zero.
  fileprivate func aboveAxis(rows: Int) -> ClosedRange<Double> {
    let hidden = Self.hiddenDots / Double(4 * Swift.max(1, rows))
    guard hidden < 0.5 else { return self }
    let low = lowerBound - (upperBound - lowerBound) * hidden / (1 - hidden)
    return (lowerBound >= 0 ? Swift.max(0, low) : low)...upperBound
  }
}
