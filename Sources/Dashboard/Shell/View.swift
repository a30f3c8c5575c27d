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
  if let note = state.shared.line { Note(text: note).draw(on: &canvas, in: layout.note) }
  Footer(state).draw(on: &canvas, in: layout.footer)
  for entry in state.shared.sheets.shown {
    entry.sheet.draw(on: &canvas, in: layout.body, state.shared)
  }
  return canvas
}

/// A sentence above the footer.
private struct Note {
  let text: String

  func draw(on canvas: inout Canvas, in rect: Rect) {
    canvas.fill(rect, Style(.text, on: .selection))
    canvas.write(text, x: rect.x + 1, y: rect.y, maxX: rect.maxX - 1, Style(.text, on: .selection))
  }
}
