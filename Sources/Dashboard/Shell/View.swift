import Cells

/// Paints the screen that a state describes, on a canvas of the state's size. Pure.
public func view(_ state: State) -> Canvas {
  var canvas = Canvas(size: state.shared.size)
  guard let layout = state.shared.layout else {
    TooSmall(size: state.shared.size).draw(on: &canvas, in: canvas.bounds)
    return canvas
  }
  Header(state: state).draw(on: &canvas, in: layout.header)
  state.screens[state.current].draw(on: &canvas, in: layout.body, state.shared)
  Note(lines: state.shared.lines).draw(on: &canvas, in: layout.note)
  Footer(state).draw(on: &canvas, in: layout.footer)
  for entry in state.shared.sheets.shown {
    entry.sheet.draw(on: &canvas, in: layout.body, state.shared)
  }
  return canvas
}

/// What a terminal shows that has no room for a dashboard.
private struct TooSmall {
  let size: Size

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let least = DashboardLayout.smallest
    let message =
      "marquee needs \(least.width)×\(least.height) cells; this terminal has"
      + " \(size.width)×\(size.height)."
    let lines = message.wrapped(to: max(1, rect.width))
    for (row, line) in lines.enumerated() {
      canvas.write(line, x: 0, y: max(0, (rect.height - lines.count) / 2) + row, .text)
    }
  }
}

/// A sentence above the footer.
private struct Note {
  let lines: [String]

  func draw(on canvas: inout Canvas, in rect: Rect) {
    canvas.fill(rect, Style(.text, on: .selection))
    for (line, y) in zip(lines, rect.y..<rect.maxY) {
      canvas.write(line, x: rect.x + 1, y: y, maxX: rect.maxX - 1, Style(.text, on: .selection))
    }
  }
}
