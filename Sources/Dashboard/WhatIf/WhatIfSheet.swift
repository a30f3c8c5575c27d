import Cells
import Learning
import Tuning

/// The sheet of a sweep: its fields, then a map of what its cells have come to.
struct WhatIfSheet {
  let whatIf: WhatIf

  private static let labels: [(WhatIf.Field, String)] = [
    (.setting, "setting"), (.values, "values"), (.otherSetting, "and"), (.otherValues, "values"),
    (.seeds, "seeds"),
  ]

  func draw(on canvas: inout Canvas, in body: Rect) {
    if let table = whatIf.table {
      draw(table, on: &canvas, in: body)
    } else {
      drawFields(on: &canvas, in: body)
    }
  }

  private func drawFields(on canvas: inout Canvas, in body: Rect) {
    let inner = canvas.sheet(
      "what if", ["enter starts", "esc leaves"], size: Size(width: 66, height: 10), in: body)
    for (row, (field, label)) in Self.labels.enumerated() {
      let y = inner.y + row
      guard y < inner.maxY else { return }
      let isChosen = field == whatIf.chosen
      let text = whatIf.text(of: field)
      canvas.write(label, x: inner.x + 2, y: y, .muted)
      canvas.write(
        isChosen ? "‹ \(text) ›" : "  \(text)", x: inner.x + 12, y: y, maxX: inner.maxX - 1,
        isChosen ? .text.bold() : .text)
    }
    var notes = ["↑ ↓ choose   ← → change   type values: 10,20,40"]
    switch whatIf.plan() {
    case .success(let plan):
      notes.append("\(plan.trials.counted("run")), each like marquee train; the run shown goes on")
      notes.append("Seeds tell whether a difference is more than noise.")
    case .failure(let problem): notes.append(problem.text)
    }
    for (text, y) in zip(notes, (inner.y + 6)..<inner.maxY) {
      canvas.write(text, x: inner.x + 2, y: y, maxX: inner.maxX - 1, .muted)
    }
  }

  private func draw(_ table: SweepTable, on canvas: inout Canvas, in body: Rect) {
    let plan = table.plan
    let width = 15 + plan.columns * 10
    let inner = canvas.sheet(
      "what if",
      [
        plan.axes.map(\.setting.title).joined(separator: " × "),
        "best \(table.measure.validationName)", "\(table.done) of \(plan.trials)",
      ], size: Size(width: max(78, width), height: plan.rows + 6), in: body)
    let shades = Shades(table)
    var y = inner.y
    if plan.axes.count > 1 {
      for (column, value) in plan.axes[1].values.enumerated() {
        canvas.write(
          plan.axes[1].setting.text(value), endX: inner.x + 13 + (column + 1) * 10, y: y, .muted)
      }
    }
    y += 1
    for row in 0..<plan.rows where y < inner.maxY {
      canvas.write(
        plan.axes[0].setting.text(plan.axes[0].values[row]), endX: inner.x + 12, y: y, .muted)
      for column in 0..<plan.columns {
        draw(
          row * plan.columns + column, of: table, shades, on: &canvas,
          x: inner.x + 14 + column * 10, y: y, maxX: inner.maxX)
      }
      y += 1
    }
    let notes = [
      plan.title(of: whatIf.cell), words(on: whatIf.cell, table),
      "enter trains this one   n another sweep   esc hides, w shows",
    ]
    for (text, y) in zip(notes, (y + 1)..<inner.maxY) {
      canvas.write(
        text, x: inner.x + 2, y: y, maxX: inner.maxX - 1, y == inner.maxY - 1 ? .muted : .text)
    }
  }

  /// The value, and how far down from worst to best it lies: a bar, so that it does not take a colour to see.
  private func draw(
    _ cell: Int, of table: SweepTable, _ shades: Shades, on canvas: inout Canvas, x: Int, y: Int,
    maxX: Int
  ) {
    let spread = table.spread(of: cell)
    let isSelected = cell == whatIf.cell
    let text = spread.map { $0.mean.lossText } ?? (table.done(of: cell) > 0 ? "failed" : "··")
    let isBest = cell == table.best
    if isSelected { canvas.put("▌", x: x, y: y, .accent) }
    canvas.write(
      text, x: x + 1, y: y, maxX: maxX,
      isBest ? Style(.good, bold: true) : isSelected ? .text.bold() : .text)
    if let share = spread.flatMap({ shades.share(of: $0.mean) }) {
      canvas.put(
        Eighths.column(share), x: x + 8, y: y, isBest ? Style(.good) : Style(.validation))
    }
  }

  private func words(on cell: Int, _ table: SweepTable) -> String {
    guard let spread = table.spread(of: cell) else { return "no run has come to its end yet" }
    let deviation = spread.standardDeviation.map { " ± \($0.fixed(4))" } ?? ""
    let value = "\(spread.mean.lossText)\(deviation) over \(table.done(of: cell).counted("seed"))"
    switch table.verdict(on: cell) {
    case .best: return value + ": the best so far"
    case .unknown: return value + ": too few seeds to tell it from the best"
    case .worse, .withinNoise:
      guard let best = table.best, let difference = table.difference(of: cell, from: best) else {
        return value
      }
      let margin = difference.margin.map { " ± \($0.fixed(4))" } ?? ""
      return value + ": \(difference.mean.signed(4))\(margin) to the best, "
        + (table.verdict(on: cell) == .worse ? "beyond noise" : "within noise")
    }
  }
}

/// Where values lie between the best and the worst of a sweep.
private struct Shades {
  private let range: ClosedRange<Double>?
  private let isLowerBetter: Bool

  init(_ table: SweepTable) {
    let means = (0..<table.plan.cells).compactMap { table.spread(of: $0)?.mean }
    range = means.min().flatMap { low in means.max().map { low...$0 } }
    isLowerBetter = table.measure.direction == .lowerIsBetter
  }

  /// 1 for the best; nil where all are the same.
  func share(of value: Double) -> Double? {
    guard let range, range.upperBound > range.lowerBound else { return nil }
    let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    return isLowerBetter ? 1 - share : share
  }
}
