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
  let lines = HelpLine.lines(of: state.screen)
  let columns = max(1, min(3, (body.width - 4) / HelpLine.width))
  let rowsPerColumn = (lines.count + columns - 1) / columns
  let inner = drawSheet(
    "keys", [state.screen.title, "any key closes"],
    size: Size(width: columns * HelpLine.width + 1, height: rowsPerColumn), in: body, on: &canvas)
  for (position, line) in lines.enumerated() {
    let x = inner.x + 1 + position / rowsPerColumn * HelpLine.width
    let y = inner.y + position % rowsPerColumn
    guard y < inner.maxY else { continue }
    line.draw(x: x, y: y, maxX: inner.maxX, on: &canvas)
  }
}

/// A line of the help sheet.
private enum HelpLine {
  case space
  case head(String)
  case key(String, String)

  /// Columns that a line takes: two beside each other fit where the dashboard itself just does well.
  static let width = 37
  private static let nameWidth = 8

  static func lines(of screen: Screen) -> [HelpLine] {
    let bindings = KeyTable.table(for: screen).shown
    return Binding.Group.allCases.flatMap { group in
      let keys = bindings.filter { $0.group == group }.map { HelpLine.key($0.name, $0.help) }
      return keys.isEmpty ? [] : [.head(group.rawValue)] + keys + [.space]
    }.dropLast()
  }

  func draw(x: Int, y: Int, maxX: Int, on canvas: inout Canvas) {
    switch self {
    case .space: break
    case .head(let name): canvas.write(name, x: x, y: y, Style(.text, bold: true))
    case .key(let name, let help):
      canvas.write(name, x: x, y: y, .accent)
      canvas.write(help, x: x + Self.nameWidth, y: y, maxX: min(maxX, x + Self.width - 1), .muted)
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
