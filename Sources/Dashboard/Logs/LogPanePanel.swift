import Cells
import Logs
import Terms

/// A pane of the charts of watched runs, with the last values of its lines, or those at the cursor.
struct LogPanePanel {
  let pane: LogPane
  let charts: LogCharts
  let view: LogView
  let marks: LineChart.Marks

  func draw(on canvas: inout Canvas, in rect: Rect, focus: Border.Focus) {
    let scale = view.scales[pane.base] ?? LogView.Scale()
    let range = charts.range(view)
    let unit = LogTimeUnit(charts.axis, range)
    let details = [
      unit.name, scale.y == .linear ? nil : "log y",
      scale.extent == .automatic ? nil : scale.extent.rawValue,
      view.smoothing == .none ? nil : "smooth \(view.smoothing.weight.fixed(1))",
    ].compactMap(\.self)
    let inner = canvas.panel(rect, .loggedNumber, as: pane.base.excerpt(60), details, focus: focus)
    guard inner.height > 1, inner.width > 4 else { return }
    let entries = charts.entries(of: pane)
    let (legend, plot) = inner.split(top: 1)
    drawLegend(entries, on: &canvas, in: legend)
    chart(entries, scale, range, unit, columns: plot.width * 2).draw(on: &canvas, in: plot)
  }

  private func chart(
    _ entries: [LogCharts.Entry], _ scale: LogView.Scale, _ range: ClosedRange<Double>,
    _ unit: LogTimeUnit, columns: Int
  ) -> LineChart {
    let seconds = unit.seconds
    return LineChart(
      series: entries.map { entry in
        LineChart.Series(
          points: entry.line.points(in: range, columns: columns, view.smoothing)
            .map { ($0.x / seconds, $0.y) }, mark: entry.mark, role: entry.role)
      },
      xRange: range.lowerBound / seconds...range.upperBound / seconds,
      yExtent: scale.extent.ofAxis, yScale: scale.y, xScale: view.xScale, grid: view.grid,
      marks: marks, cursor: view.cursor.map { $0 / seconds })
  }

  /// Each line's mark, what tells it apart, and its last value; names are cut where not all have room.
  private func drawLegend(
    _ entries: [LogCharts.Entry], on canvas: inout Canvas, in legend: Rect
  ) {
    let several = charts.runs.count > 1
    let texts = entries.map { entry in
      let value = view.cursor.map { entry.line.value(at: $0) } ?? entry.line.series.last?.value
      return (name: several ? entry.run : entry.name, value: value?.fourDigits ?? "–")
    }
    let names = fitting(texts, several ? [] : entries.map { LogName($0.name).word }, legend.width)
    var x = legend.x + 1
    for ((entry, text), name) in zip(zip(entries, texts), names) {
      let width = name.columns + text.value.columns + (name.isEmpty ? 3 : 4)
      guard x + width <= legend.maxX else { return }
      canvas.note(
        .loggedLine, as: text.name.excerpt(60), value: text.value,
        in: Rect(x: x, y: legend.y, width: width, height: 1))
      var next =
        canvas.write(entry.mark.sample(columns: 2), x: x, y: legend.y, Style(entry.role)) + 1
      if !name.isEmpty { next = canvas.write(name, x: next, y: legend.y, .muted) + 1 }
      x = canvas.write(text.value, x: next, y: legend.y, .text) + 2
    }
  }

  /// The names as they have room beside their values: whole, as a word, or cut.
  private func fitting(
    _ texts: [(name: String, value: String)], _ words: [String], _ width: Int
  ) -> [String] {
    let room = width - texts.reduce(1) { $0 + $1.value.columns + 6 }
    for names in [texts.map(\.name), words] where names.count == texts.count {
      let names = names.map(\.escaped)
      if names.reduce(0, { $0 + $1.columns }) <= room { return names }
    }
    let each = max(0, room) / max(1, texts.count)
    return texts.map { $0.name.escaped.fitted(to: each) }
  }
}
