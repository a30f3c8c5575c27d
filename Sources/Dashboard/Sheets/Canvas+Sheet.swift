import Cells
import Terms

extension Canvas {
  /// A sheet in the middle of the screen, cleared of what is below it; returns what is inside.
  mutating func sheet(
    _ term: Term, as text: String? = nil, _ details: [String], size: Size, in body: Rect
  ) -> Rect {
    let width = min(size.width + 2, body.width)
    let height = min(size.height + 2, body.height)
    let rect = Rect(
      x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 2, width: width,
      height: height)
    fill(rect, .text)
    forgetLandmarks()
    return panel(rect, term, as: text, details, focus: .focused)
  }
}
