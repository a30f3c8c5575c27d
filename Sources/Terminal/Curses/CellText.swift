import CNcurses
import Cells

/// A run's characters as ncurses takes them.
///
/// The C library has its own, often older table of widths. Where it says something else than the
/// canvas, the rest of the row would shift, so such a character is shown as an empty box.
struct CellText {
  private(set) var scalars: [wchar_t] = []

  /// Takes the place of the text before.
  mutating func set(_ run: CellRun, of canvas: Canvas) {
    scalars.removeAll(keepingCapacity: true)
    var x = run.x
    while x < run.x + run.width {
      let isWide = x + 1 < run.x + run.width && canvas[x + 1, run.y].character == nil
      append(canvas[x, run.y].character ?? " ", width: isWide ? 2 : 1)
      x += isWide ? 2 : 1
    }
  }

  private mutating func append(_ character: Character, width: Int) {
    var rest = character.unicodeScalars.makeIterator()
    guard let first = rest.next(), columns(first) == width else {
      put("□")
      for _ in 1..<width { put(" ") }
      return
    }
    put(first)
    // Accents follow their letter, as many as an ncurses cell holds.
    for _ in 0..<4 {
      guard let mark = rest.next(), columns(mark) == 0 else { return }
      put(mark)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    scalars.append(wchar_t(bitPattern: scalar.value))
  }

  private func columns(_ scalar: Unicode.Scalar) -> Int {
    if (0x20..<0x7F).contains(scalar.value) { return 1 }
    return Int(curses_columns(wchar_t(bitPattern: scalar.value)))
  }
}
