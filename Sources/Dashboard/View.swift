import Cells

/// Paints the screen that a state describes, on a canvas of the state's size. Pure.
public func view(_ state: State) -> Canvas {
  var canvas = Canvas(size: state.size)
  guard let frame = FrameLayout(size: state.size) else {
    drawTooSmall(state.size, on: &canvas)
    return canvas
  }
  drawHeader(state, in: frame.header, on: &canvas)
  switch state.screen {
  case .train: drawTrain(state, in: frame.body, on: &canvas)
  case .movies: drawMovies(state, in: frame.body, on: &canvas)
  case .users: drawUsers(state, in: frame.body, on: &canvas)
  }
  if let note = state.note { drawNote(note, in: frame.note, on: &canvas) }
  drawFooter(state, in: frame.footer, on: &canvas)
  switch state.overlay {
  case .help(let row):
    drawHelp(HelpSheet(state.screen, frame.body), from: row, in: frame.body, on: &canvas)
  case .log: drawLog(state.log, in: frame.body, on: &canvas)
  case .newRun(let sheet): drawNewRun(sheet, state, in: frame.body, on: &canvas)
  case nil: break
  }
  return canvas
}

private func drawTooSmall(_ size: Size, on canvas: inout Canvas) {
  let least = FrameLayout.smallest
  let lines = [
    "marquee needs \(least.width)×\(least.height) cells;",
    "this terminal has \(size.width)×\(size.height).",
  ]
  for (row, line) in lines.enumerated() {
    canvas.write(line, x: 0, y: max(0, size.height / 2 - 1) + row, .text)
  }
}

private func drawNote(_ note: String, in rect: Rect, on canvas: inout Canvas) {
  canvas.fill(rect, Style(.text, on: .selection))
  canvas.write(note, x: rect.x + 1, y: rect.y, maxX: rect.maxX - 1, Style(.text, on: .selection))
}
