import Cells

/// The sheet of a screen's keys, laid out for a body of some size.
struct HelpSheet {
  let title: String
  let lines: [Line]
  /// Rows in each of the columns.
  let rows: Int
  /// What is inside the sheet's border.
  let size: Size
  /// The first row that shows when the sheet is scrolled to its end; 0 where all fits.
  let furthestRow: Int

  /// Columns that a line takes: two beside each other fit into 80.
  static let columnWidth = 37

  private let firstRow: Int

  /// - Parameter firstRow: the first one that shows.
  init(_ state: State, _ body: Rect, from firstRow: Int = 0) {
    self.firstRow = firstRow
    title = state.screens[state.current].title
    lines = Line.all(of: state.shownKeys)
    let columns = max(1, min(3, (body.width - 4) / Self.columnWidth))
    rows = (lines.count + columns - 1) / columns
    size = Size(width: columns * Self.columnWidth + 1, height: rows)
    furthestRow = max(0, rows - (body.height - 2))
  }

  /// How to leave it, and to see the rest of it.
  var hint: String { furthestRow == 0 ? "any key closes" : "↑ ↓ scroll, others close" }

  /// Every key of the screen, in groups, in as many columns as fit.
  func draw(on canvas: inout Canvas, in body: Rect) {
    let inner = canvas.sheet("keys", [hint, title], size: size, in: body)
    for (position, line) in lines.enumerated() {
      let row = position % rows - firstRow
      guard (0..<inner.height).contains(row) else { continue }
      let x = inner.x + 1 + position / rows * Self.columnWidth
      let width = min(Self.columnWidth - 1, inner.maxX - x)
      line.draw(on: &canvas, in: Rect(x: x, y: inner.y + row, width: width, height: 1))
    }
  }

  enum Line {
    case space
    case head(String)
    case key(String, String)

    private static let nameWidth = 8

    static func all(of shown: [KeyHelp]) -> [Line] {
      KeyHelp.Group.allCases.flatMap { group in
        let keys = shown.filter { $0.group == group }.map { Line.key($0.name, $0.help) }
        return keys.isEmpty ? [] : [.head(group.rawValue)] + keys + [.space]
      }.dropLast()
    }

    func draw(on canvas: inout Canvas, in rect: Rect) {
      switch self {
      case .space: break
      case .head(let name): canvas.write(name, x: rect.x, y: rect.y, Style(.text, bold: true))
      case .key(let name, let help):
        canvas.write(name, x: rect.x, y: rect.y, .accent)
        canvas.write(help, x: rect.x + Self.nameWidth, y: rect.y, maxX: rect.maxX, .muted)
      }
    }
  }
}
