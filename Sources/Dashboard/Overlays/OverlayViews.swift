import Cells

/// A sheet in the middle of the screen, cleared of what is below it; returns what is inside.
private func drawSheet(
  _ title: String, _ details: [String], size: Size, in body: Rect, on canvas: inout Canvas
) -> Rect {
  let width = min(size.width + 2, body.width)
  let height = min(size.height + 2, body.height)
  let rect = Rect(
    x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 2, width: width,
    height: height)
  canvas.fill(rect, .text)
  return canvas.panel(rect, title, details, focus: .focused)
}

/// Every key of the screen, in groups, in as many columns as fit.
func drawHelp(_ sheet: HelpSheet, from firstRow: Int, in body: Rect, on canvas: inout Canvas) {
  let inner = drawSheet(
    "keys", [sheet.hint, sheet.screen.title], size: sheet.size, in: body, on: &canvas)
  for (position, line) in sheet.lines.enumerated() {
    let row = position % sheet.rows - firstRow
    guard (0..<inner.height).contains(row) else { continue }
    let x = inner.x + 1 + position / sheet.rows * HelpSheet.columnWidth
    line.draw(x: x, y: inner.y + row, maxX: inner.maxX, on: &canvas)
  }
}

/// The newest lines of the log.
func drawLog(_ log: [String], in body: Rect, on canvas: inout Canvas) {
  let inner = drawSheet(
    "log", ["any key closes"],
    size: Size(width: body.width - 6, height: body.height - 4), in: body, on: &canvas)
  if log.isEmpty { canvas.writeEmpty("nothing was printed, nothing was odd", in: inner) }
  // No line is wrapped into nothing, so those that are shown are among as many of the newest.
  let lines = log.suffix(inner.height).flatMap { $0.wrapped(to: inner.width - 2) }
  for (line, y) in zip(lines.suffix(inner.height), inner.y...) {
    canvas.write(line, x: inner.x + 1, y: y, maxX: inner.maxX - 1, .text)
  }
}

/// What the next run is to be like.
func drawNewRun(_ sheet: NewRun, _ state: State, in body: Rect, on canvas: inout Canvas) {
  let inner = drawSheet(
    "new run", ["enter starts", "esc leaves"], size: Size(width: 46, height: 8), in: body,
    on: &canvas)
  for (field, y) in zip(NewRun.Field.allCases, (inner.y + 1)...) {
    let isChosen = field == sheet.field
    let line = Rect(x: inner.x, y: y, width: inner.width, height: 1)
    if isChosen { canvas.drawSelection(line, isFocused: true) }
    let background: Role = isChosen ? .selection : .background
    canvas.write(field.name, x: line.x + 2, y: y, Style(.muted, on: background))
    let value = isChosen ? "‹ \(sheet.value(of: field)) ›" : "  \(sheet.value(of: field))"
    canvas.write(value, x: line.x + 14, y: y, Style(.text, on: background, bold: isChosen))
  }
  let note =
    state.train.phase.isUnderWay
    ? "the run under way ends; its curve stays to compare"
    : "the last run's curve stays to compare"
  canvas.write("↑ ↓ choose, ← → change, digits type", x: inner.x + 2, y: inner.maxY - 2, .muted)
  canvas.write(note, x: inner.x + 2, y: inner.maxY - 1, maxX: inner.maxX - 1, .muted)
}
