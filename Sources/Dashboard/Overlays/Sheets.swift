import Cells

extension Canvas {
  /// A sheet in the middle of the screen, cleared of what is below it; returns what is inside.
  mutating func sheet(
    _ title: String, _ details: [String], size: Size, in body: Rect
  ) -> Rect {
    let width = min(size.width + 2, body.width)
    let height = min(size.height + 2, body.height)
    let rect = Rect(
      x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 2, width: width,
      height: height)
    fill(rect, .text)
    return panel(rect, title, details, focus: .focused)
  }
}

/// The newest lines of the log.
struct LogSheet {
  let lines: [String]

  func draw(on canvas: inout Canvas, in body: Rect) {
    let inner = canvas.sheet(
      "log", ["any key closes"],
      size: Size(width: body.width - 6, height: body.height - 4), in: body)
    if lines.isEmpty { canvas.writeEmpty("nothing was printed, nothing was odd", in: inner) }
    // No line is wrapped into nothing, so those that are shown are among as many of the newest.
    let shown = lines.suffix(inner.height).flatMap { $0.wrapped(to: inner.width - 2) }
    for (line, y) in zip(shown.suffix(inner.height), inner.y...) {
      canvas.write(line, x: inner.x + 1, y: y, maxX: inner.maxX - 1, .text)
    }
  }
}
