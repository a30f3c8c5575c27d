import Cells

/// Paints the screen that a state describes, on a canvas of the state's size. Pure.
public func view(_ state: State) -> Canvas {
  var canvas = Canvas(size: state.shared.size)
  guard let layout = state.shared.layout else {
    TinyView(state).draw(on: &canvas, in: canvas.bounds)
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
