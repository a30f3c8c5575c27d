import Cells

extension Canvas {
  /// Draws `/ fargo▏` along a line; a long text shows its end, where the typing is. What was looked for before stands
  /// dim behind the mark, as long as nothing is typed.
  mutating func write(_ search: Search, in line: Rect) {
    let style = search.isTyping ? Style(.accent, bold: true) : Style.text
    var x = write("/ ", x: line.x, y: line.y, style)
    let room = max(0, line.maxX - x - 1)
    let shown =
      search.text.columns <= room ? search.text : "…" + search.text.suffix(max(0, room - 1))
    x = write(shown, x: x, y: line.y, maxX: line.maxX, .text)
    if search.isTyping { put("▏", x: x, y: line.y, Style(.accent, bold: true)) }
    if let offered = search.offered { write(offered, x: x + 1, y: line.y, maxX: line.maxX, .muted) }
  }
}
