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
func drawHelp(_ state: State, in body: Rect, on canvas: inout Canvas) {
  let bindings = KeyTable.table(for: state.screen).bindings
  var lines: [(name: String, text: String, isHead: Bool)] = []
  for group in Binding.Group.allCases {
    let members = bindings.filter { $0.group == group }
    guard !members.isEmpty else { continue }
    if !lines.isEmpty { lines.append(("", "", false)) }
    lines.append((group.rawValue, "", true))
    lines += members.map { ($0.name, $0.help, false) }
  }
  let nameWidth = 10
  let columnWidth = nameWidth + (lines.map(\.text.columns).max() ?? 0) + 2
  let columns = max(1, min(3, (body.width - 4) / columnWidth))
  let rowsPerColumn = (lines.count + columns - 1) / columns
  let inner = drawSheet(
    "keys", [state.screen.title, "any key closes"],
    size: Size(width: columns * columnWidth + 2, height: rowsPerColumn), in: body, on: &canvas)
  for (position, line) in lines.enumerated() {
    let x = inner.x + 1 + position / rowsPerColumn * columnWidth
    let y = inner.y + position % rowsPerColumn
    guard y < inner.maxY else { continue }
    if line.isHead {
      canvas.write(line.name, x: x, y: y, Style(.text, bold: true))
    } else {
      canvas.write(line.name, x: x, y: y, .accent)
      canvas.write(line.text, x: x + nameWidth, y: y, maxX: inner.maxX, .muted)
    }
  }
}

/// The newest lines of the log.
func drawLog(_ log: [String], in body: Rect, on canvas: inout Canvas) {
  let inner = drawSheet(
    "log", ["any key closes"],
    size: Size(width: body.width - 6, height: body.height - 4), in: body, on: &canvas)
  if log.isEmpty { canvas.writeEmpty("nothing was printed, nothing was odd", in: inner) }
  for (line, y) in zip(log.suffix(inner.height), inner.y...) {
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
