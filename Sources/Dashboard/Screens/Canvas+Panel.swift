import Cells
import Terms

extension Canvas {
  /// Draws a panel's border and title and returns what is inside.
  ///
  /// - Parameter text: its title; the term's own word where nil.
  mutating func panel(
    _ rect: Rect, _ term: Term, as text: String? = nil, _ details: [String] = [],
    focus: Border.Focus = .unfocused
  ) -> Rect {
    Border(Caption(term, as: text), details: details, focus: focus).draw(on: &self, in: rect)
  }

  /// Writes a sentence in the middle of an empty panel, over as many lines as it needs and there are.
  mutating func writeEmpty(_ message: String, in rect: Rect) {
    let top = rect.y + rect.height / 3
    for (line, y) in zip(message.wrapped(to: rect.width), top..<max(top + 1, rect.maxY)) {
      writeCentred(line, in: Rect(x: rect.x, y: y, width: rect.width, height: 1))
    }
  }

  /// Writes a sentence in the middle of a line.
  mutating func writeCentred(_ message: String, in line: Rect) {
    let text = message.fitted(to: line.width)
    write(text, x: line.x + (line.width - text.columns) / 2, y: line.y, .muted)
  }
}
