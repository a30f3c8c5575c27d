import Cells
import Learning
import Terms
import Text
import Tuning

/// What the combinations of a sweep have come to: a map of two settings, or a line for each combination of more.
struct SweepResultsView {
  let results: SweepResults
  /// By the metric of the chart behind, where that follows from what runs go by.
  let table: SweepTable
  /// What the run on Train does: while it trains, the threads are its own.
  let phase: TrainState.Phase

  func draw(on canvas: inout Canvas, in body: Rect) {
    if table.plan.isMap {
      drawMap(on: &canvas, in: body)
    } else {
      drawLines(on: &canvas, in: body)
    }
  }

  /// A line for each combination, through its values to what it came to: the best on top.
  private func drawLines(on canvas: inout Canvas, in body: Rect) {
    let plan = table.plan
    let inner = canvas.sheet(
      .sweep,
      [
        "\(plan.axes.count) settings", "\(plan.cells) combinations",
      ] + results.progress,
      size: Size(width: min(100, body.width - 4), height: min(24, body.height - 3)), in: body)
    let (top, notes) = inner.split(top: inner.height - 4)
    ParallelLines(axes: axes, lines: lines)
      .draw(
        on: &canvas, in: Rect(x: top.x + 2, y: top.y, width: top.width - 4, height: top.height))
    canvas.note(
      .combination, as: plan.title(of: results.cell),
      value: words(on: results.cell).joined(separator: ", "), in: inner)
    let rank =
      table.ranking.firstIndex(of: results.cell).map { "\($0 + 1) of \(plan.cells): " } ?? ""
    let texts = [rank + plan.title(of: results.cell)] + words(on: results.cell)
    for (text, y) in zip(texts, (notes.y + 1)..<notes.maxY) {
      canvas.write(text, x: notes.x + 2, y: y, maxX: notes.maxX - 1, .text)
    }
  }

  /// An axis for each setting, and the last for what the combinations came to.
  private var axes: [ParallelLines.Axis] {
    let means = table.ranking.compactMap { table.spread(of: $0)?.mean }
    return table.plan.axes.map { axis in
      ParallelLines.Axis(
        axis.setting.title, low: axis.setting.text(axis.values[0]),
        high: axis.setting.text(axis.values[axis.values.count - 1]))
    } + [
      ParallelLines.Axis(
        "best \(table.metric.validationKey)", low: (means.last).lossText,
        high: (means.first).lossText)
    ]
  }

  /// The chosen one lies over the best one, and that over the others.
  private var lines: [ParallelLines.Line] {
    let shades = Shades(table)
    let cells = table.ranking.reversed().filter { $0 != results.cell } + [results.cell]
    return cells.compactMap { cell in
      guard let mean = table.spread(of: cell)?.mean else { return nil }
      let places = zip(table.plan.axes, table.plan.choice(of: cell)).map { axis, index in
        axis.values.count > 1 ? Double(index) / Double(axis.values.count - 1) : 0.5
      }
      let role: Role = cell == results.cell ? .accent : cell == table.best ? .good : .muted
      return ParallelLines.Line(places + [shades.share(of: mean) ?? 0.5], role)
    }
  }

  private func drawMap(on canvas: inout Canvas, in body: Rect) {
    let plan = table.plan
    let width = 15 + plan.columns * 10
    let inner = canvas.sheet(
      .sweep,
      [
        plan.axes.map(\.setting.title).joined(separator: " × ")
      ] + results.progress + ["best \(table.metric.validationKey)", "▁ worst █ best"],
      size: Size(width: max(78, width, min(92, body.width - 4)), height: plan.rows + 6), in: body)
    canvas.note(
      .combination, as: plan.title(of: results.cell),
      value: words(on: results.cell).joined(separator: ", "), in: inner)
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
          row * plan.columns + column, shades, on: &canvas,
          x: inner.x + 14 + column * 10, y: y, maxX: inner.maxX)
      }
      y += 1
    }
    let notes = [plan.title(of: results.cell)] + words(on: results.cell)
    for (text, y) in zip(notes, (y + 1)..<inner.maxY) {
      canvas.write(text, x: inner.x + 2, y: y, maxX: inner.maxX - 1, .text)
    }
  }

  /// The value, and how far down from worst to best it lies: a bar, so that it does not take a colour to see.
  private func draw(
    _ cell: Int, _ shades: Shades, on canvas: inout Canvas, x: Int, y: Int,
    maxX: Int
  ) {
    let spread = table.spread(of: cell)
    let isSelected = cell == results.cell
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
      ? "waits until the run on Train ends" : "no run has finished yet"
  }

  /// What a combination came to, and below it how that is beside the best.
  private func words(on cell: Int) -> [String] {
    if let failure = table.failure(of: cell) { return ["failed: \(failure)"] }
    guard let spread = table.spread(of: cell) else { return [waiting] }
    let deviation = spread.standardDeviation.map { " ± \($0.fixed(4))" } ?? ""
    let value = "\(spread.mean.lossText)\(deviation) over \(table.done(of: cell).counted("seed"))"
    switch table.verdict(on: cell) {
    case .best: return [value, "the best so far"]
    case .unknown: return [value, "too few seeds to tell it from the best"]
    case .failed: return [value]
    case .worse, .withinNoise:
      guard let best = table.best, let difference = table.difference(of: cell, from: best) else {
        return [value]
      }
      return [value, difference.words(by: table.metric, than: "the best")]
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
    isLowerBetter = table.metric.direction == .lowerIsBetter
  }

  /// 1 for the best; nil where all are the same.
  func share(of value: Double) -> Double? {
    guard let range, range.upperBound > range.lowerBound else { return nil }
    let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    return isLowerBetter ? 1 - share : share
  }
}
