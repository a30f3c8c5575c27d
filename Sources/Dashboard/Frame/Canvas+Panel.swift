import Cells

extension Canvas {
  /// Draws a panel's border and title and returns what is inside.
  mutating func panel(
    _ rect: Rect, _ title: String, _ details: [String] = [], focus: Frame.Focus = .unfocused
  ) -> Rect {
    Frame(title, details: details, focus: focus).draw(on: &self, in: rect)
  }

  /// Writes a sentence in the middle of an empty panel.
  mutating func writeEmpty(_ words: String, in rect: Rect) {
    let text = words.fitted(to: rect.width)
    write(
      text, x: rect.x + (rect.width - text.columns) / 2, y: rect.y + rect.height / 3, .muted)
  }
}
