import Cells
import Terminal

/// A bar as the dashboard draws it, as text for a table.
struct TextBar {
  /// What bars are drawn with.
  enum Charset {
    /// Eighths of a character cell.
    case blocks
    /// Where the locale does not promise UTF-8.
    case ascii

    /// What the dashboard would draw with, too.
    static var current: Charset { Glyphs.establish() == .unicode ? .blocks : .ascii }
  }

  let width: Int
  let charset: Charset

  /// The part of the width that `share`, 0 ... 1, comes to; what is outside is cut, NaN is nothing.
  func text(_ share: Double) -> String {
    var canvas = Canvas(size: Size(width: width, height: 1))
    Bar(share).draw(on: &canvas, in: canvas.bounds)
    return (charset == .blocks ? canvas : canvas.asciiFolded()).lines.joined()
  }
}
