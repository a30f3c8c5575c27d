import Cells
import Learning

/// The sheet of settings: each with its value and when it counts, and what the chosen one means.
struct NewRunSheet {
  let newRun: NewRun
  let train: TrainState

  private static let width = 62
  /// Lines below the fields, with an empty one above them.
  private static let footRows = 5

  func draw(on canvas: inout Canvas, in body: Rect) {
    let fields = newRun.fields
    let inner = canvas.sheet(
      title, [newRun.purpose == .change ? "enter takes them" : "enter starts", "esc leaves"],
      size: Size(width: Self.width, height: fields.count + Self.footRows), in: body)
    let (rows, foot) = inner.split(top: inner.height - Self.footRows)
    let table = Table(
      [
        Table.Column("", .fixed(23), gap: 2), Table.Column("", .flexible()),
        Table.Column("", .fixed(newRun.purpose == .change ? 8 : 0), .right),
      ],
      width: inner.width - 1)
    let window = ListWindow(count: fields.count, height: rows.height, selection: newRun.chosen)
    TableRows(table, window, selection: .focused).draw(on: &canvas, in: rows) { row in
      cells(fields[row], isChosen: row == newRun.chosen)
    }
    let texts = [
      newRun.field.meaning, newRun.field.range(in: newRun.settings.preset), keys, note,
    ]
    for (text, y) in zip(texts, (foot.y + 1)...) {
      canvas.write(text, x: foot.x + 2, y: y, maxX: foot.maxX - 1, .muted)
    }
  }

  private var title: String {
    switch newRun.purpose {
    case .change: "settings"
    case .newRun: "new run"
    case .branch: "branch"
    }
  }

  private func cells(_ field: NewRun.Field, isChosen: Bool) -> [Table.Cell] {
    let text = newRun.text(of: field)
    let name = Table.Cell.text(field.name, .muted)
    let change = Table.Cell.text(
      newRun.purpose != .change ? "" : field.change == .live ? "live" : "new run", .muted)
    guard isChosen else { return [name, .text("  \(text)"), change] }
    if let problem = newRun.problem {
      return [name, .text("‹ \(text) › \(problem)", Style(.bad, bold: true)), change]
    }
    return [name, .text("‹ \(text) ›", .text.bold()), change]
  }

  private var keys: String { "↑ ↓ choose   ← → change   digits type   del preset's value" }

  private var note: String {
    if newRun.branchEpoch != nil {
      return "This run stays as it is, and its curve to compare."
    }
    if newRun.purpose == .change, train.phase.isUnderWay {
      return "Live ones count from the next step on, others start a run."
    }
    return train.phase.isUnderWay
      ? "The run under way ends; its curve stays to compare."
      : "The last run's curve stays to compare."
  }
}
