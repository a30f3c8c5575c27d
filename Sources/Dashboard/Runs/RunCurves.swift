import Cells
import Learning
import Runs

/// What several runs came to on what validates, over each other.
struct RunCurves {
  let runs: [RunReport]

  /// Lines differ in colour and in mark, as far as there are such.
  static let looks: [(role: Role, mark: LineChart.Series.Mark)] = [
    (.validation, .solid), (.train, .dotted), (.accent, .dashed), (.good, .solid), (.bad, .dotted),
    (.text, .dashed),
  ]

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let metric = runs.first?.metric ?? .loss
    let inner = canvas.panel(
      rect, .curves, as: runs.count > 1 ? "\(runs.count) runs" : "run",
      [metric.validationKey, "epochs"])
    // What measures something else has no place on the same axis.
    let shown = runs.filter { $0.metric == metric && !$0.epochs.isEmpty }.prefix(Self.looks.count)
    guard !shown.isEmpty else {
      return canvas.writeEmpty("no epoch was completed", in: inner)
    }
    let (legend, plot) = inner.split(top: shown.count > 2 && inner.height > 8 ? 2 : 1)
    drawLegend(Array(shown), on: &canvas, in: legend)
    chart(Array(shown)).draw(on: &canvas, in: plot.split(left: plot.width - 1).left)
  }

  /// Each line's mark, name and best value: names are cut where not all of them have room.
  private func drawLegend(_ shown: [RunReport], on canvas: inout Canvas, in legend: Rect) {
    let names = RunNames(shown).beside
    let perRow = (shown.count + legend.height - 1) / max(1, legend.height)
    let width = (legend.width - 1) / max(1, perRow)
    for (index, (run, look)) in zip(shown, Self.looks).enumerated() {
      let (x, y) = (legend.x + 1 + index % perRow * width, legend.y + index / perRow)
      let best = (run.best?.validated).lossText
      let start = canvas.write(look.mark.sample(columns: 2), x: x, y: y, Style(look.role)) + 1
      let name = names[index].fitted(to: max(0, width - 5 - best.columns))
      let end = canvas.write(name, x: start, y: y, maxX: legend.maxX, .text)
      canvas.write(best, x: end + 1, y: y, maxX: legend.maxX, .muted)
    }
  }

  private func chart(_ runs: [RunReport]) -> LineChart {
    LineChart(
      series: zip(runs, Self.looks).map { run, look in
        LineChart.Series(
          points: run.epochs.map {
            (x: Double($0.epoch), y: $0.validated ?? $0.trained)
          }, mark: look.mark, role: look.role)
      },
      xRange: 0...Double(max(1, runs.compactMap(\.epochs.last?.epoch).max() ?? 1)),
      yExtent: .automatic,
      markers: zip(runs, Self.looks).compactMap { run, look in
        run.best.flatMap { best in
          best.validated.map {
            LineChart.Marker(
              x: Double(best.epoch), y: $0, style: Style(look.role, bold: true))
          }
        }
      })
  }
}
