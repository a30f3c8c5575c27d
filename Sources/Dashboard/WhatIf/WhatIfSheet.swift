import Cells
import Learning
import Tuning

/// The sheet of a sweep: its fields, then a map of what its cells have come to.
struct WhatIfSheet {
  let whatIf: WhatIf
  /// What the run on Train does: while it trains, the threads are its own.
  let phase: TrainState.Phase

  func draw(on canvas: inout Canvas, in body: Rect) {
    if let table = whatIf.table {
      if table.plan.isMap {
        draw(table, on: &canvas, in: body)
      } else {
        drawLines(of: table, on: &canvas, in: body)
      }
    } else {
      drawFields(on: &canvas, in: body)
    }
  }

  private static func label(_ field: WhatIf.Field) -> String {
    switch field {
    case .setting(0): "setting"
    case .setting: "and"
    case .values: "values"
    case .seeds: "seeds"
    case .sample: "sample"
    }
  }

  /// A line for each combination, through its values to what it came to: the best on top.
  private func drawLines(of table: SweepTable, on canvas: inout Canvas, in body: Rect) {
    let plan = table.plan
    let inner = canvas.sheet(
      "what if",
      [
        "\(plan.axes.count) settings", "\(plan.cells) combinations",
        "\(table.done) of \(plan.trials)",
      ], size: Size(width: min(100, body.width - 4), height: min(24, body.height - 3)), in: body)
    let (top, notes) = inner.split(top: inner.height - 4)
    let shades = Shades(table)
    let ranking = table.ranking
    let means = ranking.compactMap { table.spread(of: $0)?.mean }
    let axes =
      plan.axes.map { axis in
        ParallelLines.Axis(
          axis.setting.title, low: axis.setting.text(axis.values[0]),
          high: axis.setting.text(axis.values[axis.values.count - 1]))
      } + [
        ParallelLines.Axis(
          "best \(table.measure.validationName)", low: (means.last).lossText,
          high: (means.first).lossText)
      ]
    // The chosen one lies over the best one, and that over the others.
    let lines = ranking.reversed().filter { $0 != whatIf.cell } + [whatIf.cell]
    ParallelLines(
      axes: axes,
      lines: lines.compactMap { cell in
        guard let mean = table.spread(of: cell)?.mean else { return nil }
        let places = zip(plan.axes, plan.choice(of: cell)).map { axis, index in
          axis.values.count > 1 ? Double(index) / Double(axis.values.count - 1) : 0.5
        }
        let role: Role = cell == whatIf.cell ? .accent : cell == table.best ? .good : .muted
        return ParallelLines.Line(places + [shades.share(of: mean) ?? 0.5], role)
      }
    ).draw(on: &canvas, in: Rect(x: top.x + 2, y: top.y, width: top.width - 4, height: top.height))
    let rank = ranking.firstIndex(of: whatIf.cell).map { "\($0 + 1) of \(plan.cells): " } ?? ""
    let texts = [
      rank + plan.title(of: whatIf.cell), words(on: whatIf.cell, table),
      "↑ ↓ better, worse   enter trains it   n another   esc hides, w shows",
    ]
    for (text, y) in zip(texts, (notes.y + 1)..<notes.maxY) {
      canvas.write(
        text, x: notes.x + 2, y: y, maxX: notes.maxX - 1, y == notes.maxY - 1 ? .muted : .text)
    }
  }

  private func drawFields(on canvas: inout Canvas, in body: Rect) {
    let fields = whatIf.fields
    let inner = canvas.sheet(
      "what if", ["enter starts", "esc leaves"], size: Size(width: 66, height: fields.count + 5),
      in: body)
    for (row, field) in fields.enumerated() {
      let y = inner.y + row
      guard y < inner.maxY else { return }
      let isChosen = field == whatIf.chosen
      let text = whatIf.text(of: field)
      canvas.write(Self.label(field), x: inner.x + 2, y: y, .muted)
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
    for (text, y) in zip(
      notes, (inner.y + fields.count + 1)..<max(inner.y + fields.count + 1, inner.maxY))
    {
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

  private var waiting: String {
    phase == .running
      ? "they wait while the run on Train trains" : "no run has come to its end yet"
  }

  private func words(on cell: Int, _ table: SweepTable) -> String {
    if let failure = table.failure(of: cell) { return "failed: \(failure)" }
    guard let spread = table.spread(of: cell) else { return waiting }
    let deviation = spread.standardDeviation.map { " ± \($0.fixed(4))" } ?? ""
    let value = "\(spread.mean.lossText)\(deviation) over \(table.done(of: cell).counted("seed"))"
    switch table.verdict(on: cell) {
    case .best: return value + ": the best so far"
    case .unknown: return value + ": too few seeds to tell it from the best"
    case .failed: return value
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
