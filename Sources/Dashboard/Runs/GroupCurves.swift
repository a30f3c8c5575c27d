import Cells
import Learning
import Runs
import Terms

/// What groups of runs came to on what validates: a mean each, with a band around it.
struct GroupCurves {
  let groups: [RunGroup]
  let grouping: RunGrouping
  let band: GroupBand

  /// What measures something else, or comes to nothing, has no place on the same axis.
  private var shown: [RunGroup] {
    let metric = groups.first { !$0.curve.isEmpty }?.key.metric
    return Array(
      groups.filter { $0.key.metric == metric && !$0.curve.isEmpty }.prefix(RunCurves.looks.count))
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let shown = shown
    let metric = shown.first?.key.metric ?? .loss
    let inner = canvas.panel(
      rect, .groupCurves, as: "means by \(grouping.title)", [metric.validationKey, "epochs"])
    guard !shown.isEmpty else {
      return canvas.writeEmpty("no group has an epoch that all its runs validated", in: inner)
    }
    let entries = entries(shown)
    let rows = LegendRows(entries, width: inner.width - 1)
    // The plot keeps half of the room.
    let (legend, plot) = inner.split(top: min(rows.rows.count, max(1, inner.height / 2)))
    draw(rows, on: &canvas, in: legend)
    chart(shown).draw(on: &canvas, in: plot.split(left: plot.width - 1).left)
  }

  private func entries(_ shown: [RunGroup]) -> [LegendRows.Entry] {
    let learners = Set(shown.map(\.key.learner)).count
    let means = zip(shown, RunCurves.looks).map { group, look in
      var name = grouping.name(group.key.value)
      if learners > 1, grouping != .learner { name += ", \(group.key.learner)" }
      let deviation = group.best?.standardDeviation.map { " ± \($0.fixed(4))" }
      return LegendRows.Entry(
        term: .groupMean, mark: look.mark.sample(columns: 2), role: look.role, name: name,
        value: (group.best?.mean).lossText + (deviation ?? ""))
    }
    return shown.contains { $0.runs.count > 1 } ? means + [bandEntry] : means
  }

  private var bandEntry: LegendRows.Entry {
    LegendRows.Entry(term: .band, mark: "▒", role: .muted, name: band.rawValue, value: "")
  }

  private func draw(_ legend: LegendRows, on canvas: inout Canvas, in rect: Rect) {
    for (row, y) in zip(legend.rows, rect.y..<rect.maxY) {
      var x = rect.x + 1
      for entry in row {
        let place = Rect(x: x, y: y, width: entry.width, height: 1)
        canvas.note(entry.term, value: entry.value.isEmpty ? nil : entry.value, in: place)
        x = canvas.write(entry.mark, x: x, y: y, maxX: rect.maxX, Style(entry.role)) + 1
        x = canvas.write(entry.name, x: x, y: y, maxX: rect.maxX, .text) + 1
        x = canvas.write(entry.value, x: x, y: y, maxX: rect.maxX, .muted) + 2
      }
    }
  }

  private func chart(_ shown: [RunGroup]) -> LineChart {
    LineChart(
      series: zip(shown, RunCurves.looks).map { group, look in
        LineChart.Series(
          points: group.curve.map { (x: Double($0.epoch), y: $0.spread.mean) }, mark: look.mark,
          role: look.role)
      },
      bands: zip(shown, RunCurves.looks).filter { $0.0.runs.count > 1 }.map { group, look in
        LineChart.Band(
          points: group.curve.map { point in
            let range = band.range(at: point)
            return (x: Double(point.epoch), low: range.lowerBound, high: range.upperBound)
          }, role: look.role)
      },
      xRange: 0...Double(max(1, shown.compactMap(\.curve.last?.epoch).max() ?? 1)),
      yExtent: .automatic)
  }
}

/// Entries of a legend over as many lines as they need.
struct LegendRows {
  struct Entry {
    let term: Term
    let mark: String
    let role: Role
    let name: String
    let value: String

    var width: Int {
      mark.columns + 1 + name.columns + (value.isEmpty ? 0 : 1 + value.columns)
    }
  }

  let rows: [[Entry]]

  private static let gap = 2

  init(_ entries: [Entry], width: Int) {
    var rows: [[Entry]] = []
    var end = 0
    for entry in entries {
      if rows.isEmpty || end + Self.gap + entry.width > width {
        rows.append([entry])
        end = entry.width
      } else {
        rows[rows.count - 1].append(entry)
        end += Self.gap + entry.width
      }
    }
    self.rows = rows
  }
}
