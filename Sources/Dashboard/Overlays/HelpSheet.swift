import Cells

/// The sheet of a screen's keys, laid out for a body of some size.
struct HelpSheet {
  let screen: Screen
  let lines: [Line]
  /// Rows in each of the columns.
  let rows: Int
  /// What is inside the sheet's border.
  let size: Size
  /// The first row that shows when the sheet is scrolled to its end; 0 where all fits.
  let furthestRow: Int

  /// Columns that a line takes: two beside each other fit into 80.
  static let columnWidth = 37

  init(_ screen: Screen, _ body: Rect) {
    self.screen = screen
    lines = Line.all(of: screen)
    let columns = max(1, min(3, (body.width - 4) / Self.columnWidth))
    rows = (lines.count + columns - 1) / columns
    size = Size(width: columns * Self.columnWidth + 1, height: rows)
    furthestRow = max(0, rows - (body.height - 2))
  }

  /// How to leave it, and to see the rest of it.
  var hint: String { furthestRow == 0 ? "any key closes" : "↑ ↓ scroll, others close" }

  enum Line {
    case space
    case head(String)
    case key(String, String)

    private static let nameWidth = 8

    static func all(of screen: Screen) -> [Line] {
      let bindings = KeyTable.table(for: screen).shown
      return Binding.Group.allCases.flatMap { group in
        let keys = bindings.filter { $0.group == group }.map { Line.key($0.name, $0.help) }
        return keys.isEmpty ? [] : [.head(group.rawValue)] + keys + [.space]
      }.dropLast()
    }

    func draw(x: Int, y: Int, maxX: Int, on canvas: inout Canvas) {
      switch self {
      case .space: break
      case .head(let name): canvas.write(name, x: x, y: y, Style(.text, bold: true))
      case .key(let name, let help):
        canvas.write(name, x: x, y: y, .accent)
        canvas.write(
          help, x: x + Self.nameWidth, y: y, maxX: min(maxX, x + HelpSheet.columnWidth - 1), .muted)
      }
    }
  }
}
