import Cells
import Learning

/// The sheet of the next run: every setting with its value, and what the chosen one means.
struct NewRunSheet {
  let newRun: NewRun
  let train: TrainState

  private static let width = 62
  /// Lines below the fields, with an empty one above them.
  private static let footRows = 4

  func draw(on canvas: inout Canvas, in body: Rect) {
    let fields = newRun.fields
    let inner = canvas.sheet(
      "new run", ["enter starts", "esc leaves"],
      size: Size(width: Self.width, height: fields.count + Self.footRows), in: body)
    let (rows, foot) = inner.split(top: inner.height - Self.footRows)
    let table = Table(
      [Table.Column("", .fixed(15), gap: 2), Table.Column("", .flexible())],
      width: inner.width - 1)
    let window = ListWindow(count: fields.count, height: rows.height, selection: newRun.chosen)
    TableRows(table, window, selection: .focused).draw(on: &canvas, in: rows) { row in
      cells(fields[row], isChosen: row == newRun.chosen)
    }
    for (text, y) in zip([newRun.field.meaning, keys, note], (foot.y + 1)...) {
      canvas.write(text, x: foot.x + 2, y: y, maxX: foot.maxX - 1, .muted)
    }
  }

  private func cells(_ field: NewRun.Field, isChosen: Bool) -> [Table.Cell] {
    let text = newRun.text(of: field)
    guard isChosen else { return [.text(field.name, .muted), .text("  \(text)")] }
    if let problem = newRun.problem {
      return [.text(field.name, .muted), .text("‹ \(text) › \(problem)", Style(.bad, bold: true))]
    }
    return [.text(field.name, .muted), .text("‹ \(text) ›", .text.bold())]
  }

  private var keys: String { "↑ ↓ choose   ← → change   digits type" }

  private var note: String {
    train.phase.isUnderWay
      ? "The run under way ends; its curve stays to compare."
      : "The last run's curve stays to compare."
  }
}
