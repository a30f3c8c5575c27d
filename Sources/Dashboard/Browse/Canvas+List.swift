import Cells

extension Canvas {
  /// Marks a selected row: a bar at its left and the selection's background; the bar is bright where the
  /// keys go.
  mutating func drawSelection(_ line: Rect, isFocused: Bool) {
    fill(line, Style(.text, on: .selection))
    put("▌", x: line.x, y: line.y, Style(isFocused ? .accent : .muted, on: .selection))
  }

  /// Draws a thumb in a panel's right border, beside its rows, where not all of them are visible.
  mutating func drawScrollBar(_ window: ListWindow, in panel: Rect, rows: Rect) {
    ScrollBar(window).draw(on: &self, x: panel.maxX - 1, beside: rows)
  }
}

/// The line above a list: what is looked for, and how many rows match.
func drawSearchLine<Index>(
  _ browser: Browser<Index>, hint: String, in rect: Rect, on canvas: inout Canvas
) {
  let search = browser.search
  if search.isIdle {
    canvas.write(hint, x: rect.x + 1, y: rect.y, maxX: rect.maxX, .muted)
    return
  }
  let count = "\(browser.rows.count.grouped) of \(browser.order.count.grouped)"
  canvas.write(count, endX: rect.maxX - 1, y: rect.y, .muted)
  let end = rect.maxX - 2 - count.columns
  let style = search.isTyping ? Style(.accent, bold: true) : Style.text
  var x = canvas.write("/ ", x: rect.x + 1, y: rect.y, style)
  // A long text shows its end, where the typing is.
  let room = max(0, end - x - 1)
  let shown = search.text.columns <= room ? search.text : "…" + search.text.suffix(max(0, room - 1))
  x = canvas.write(shown, x: x, y: rect.y, maxX: end, .text)
  if search.isTyping { canvas.put("▏", x: x, y: rect.y, Style(.accent, bold: true)) }
}
