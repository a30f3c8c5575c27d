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
    let x = Axis.horizontal(over: xRange, columns: plot.width)
    return Layout(
      plot: plot, yAxis: hasYAxis ? plot.x - 1 : nil, xAxis: hasXAxis ? plot.maxY : nil,
      yLabels: hasYLabels ? yLabels(of: y, in: plot) : [],
      xLabels: hasXLabels ? xLabels(of: x, in: plot) : [], x: x, y: y)
  }

  private func yAxis(rows: Int) -> Axis {
    guard let shown = yRange ?? dataRange else {
      return Axis(range: 0...1, scale: .linear, ticks: [])
    }
    let range = shown.sane
    switch (yScale, range.lowerBound > 0, yRange) {
    case (.logarithmic, true, nil): return .logarithmic(around: range, rows: rows)
    case (.logarithmic, true, _): return .logarithmic(over: range, rows: rows)
    case (_, _, nil): return .vertical(around: range, rows: rows)
    case (_, _, _): return .vertical(over: range, rows: rows)
    }
  }

  /// What the finite points inside the x range span.
  private var dataRange: ClosedRange<Double>? {
    var range: ClosedRange<Double>?
    for point in series.lazy.flatMap(\.points) where xRange.contains(point.x) && point.y.isFinite {
      let known = range ?? point.y...point.y
      range = min(known.lowerBound, point.y)...max(known.upperBound, point.y)
    }
    return range
  }

  /// The labels stand where `Layout.dot` puts their values: with an x axis, from the middle of the
  /// topmost row to that axis.
  private func yLabels(of axis: Axis, in plot: Rect) -> [Layout.Label] {
    axis.ticks.map { tick in
      let row = ((1 - axis.share(of: tick.value)) * Double(plot.height)).rounded()
      return Layout.Label(place: plot.y + Int(row), text: tick.label)
    }
  }

  private func xLabels(of axis: Axis, in plot: Rect) -> [Layout.Label] {
    axis.ticks.map { tick in
      let dot = (axis.share(of: tick.value) * Double(plot.width * 2 - 1)).rounded()
      return Layout.Label(place: plot.x + Int(dot) / 2, text: tick.label)
    }
  }
}
