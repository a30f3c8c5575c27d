import Cells
import Terms

/// The keys of a screen or of a sheet.
struct HelpSheet: Sheet {
  static let title = "Help"
  static let closesOnAnyKey = true

  /// What the keys are of.
  let subject: String
  private let keys: [KeyHelp]
  /// The first one that shows, where not all fit.
  private var firstRow = 0

  init(_ subject: String, _ keys: [KeyHelp]) {
    self.subject = subject
    self.keys = keys
  }

  /// Where nothing is to be scrolled, these close it as any key does.
  static let bindings: [Binding<Self>] = [
    Binding("up", [.up, .character("k")], "↑ ↓ k j", .list, "scroll") { sheet, shared in
      sheet.scroll(by: -1, &shared)
      return []
    },
    Binding("down", [.down, .character("j")], "↓ j", .list, "") { sheet, shared in
      sheet.scroll(by: 1, &shared)
      return []
    },
    .leave(),
  ]

  private mutating func scroll(by step: Int, _ shared: inout Shared) {
    guard let layout = shared.layout, let furthest = Layout(keys, layout.body).furthestRow else {
      return shared.sheets.close()
    }
    firstRow = (firstRow + step).clamped(to: 0...furthest)
  }

  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> Bool {
    guard let furthest = Layout(keys, body).furthestRow else { return false }
    switch mouse.action {
    case .press, .drag: return false
    case .wheelUp: firstRow = (firstRow - 1).clamped(to: 0...furthest)
    case .wheelDown: firstRow = (firstRow + 1).clamped(to: 0...furthest)
    }
    return true
  }

  /// Every key, in groups, in as many columns as fit.
  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    let layout = Layout(keys, body)
    let first = min(firstRow, layout.furthestRow ?? 0)
    let hint = layout.furthestRow == nil ? "any key closes" : "↑ ↓ scroll, others close"
    let inner = canvas.sheet(.help, [hint, subject], size: layout.size, in: body)
    for (position, line) in layout.lines.enumerated() {
      let row = position % layout.rows - first
      guard (0..<inner.height).contains(row) else { continue }
      let x = inner.x + 1 + position / layout.rows * layout.columnWidth
      let width = min(layout.columnWidth - 1, inner.maxX - x)
      line.draw(on: &canvas, in: Rect(x: x, y: inner.y + row, width: width, height: 1))
    }
  }

  /// Lines in the columns of a body.
  private struct Layout {
    let lines: [Line]
    /// Columns of the terminal that a line takes.
    let columnWidth: Int
    /// Rows in each of the columns.
    let rows: Int
    /// What is inside the sheet's border.
    let size: Size
    /// The first row that shows when the sheet is scrolled to its end; nil where all fits.
    let furthestRow: Int?

    /// Two columns beside each other fit into 80.
    private static let narrowest = 37
    private static let widest = 52

    init(_ keys: [KeyHelp], _ body: Rect) {
      let room = body.width - 4
      let columns = max(1, min(3, room / Self.narrowest))
      columnWidth = min(Self.widest, max(1, (room - 1) / columns))
      lines = Line.all(of: keys, width: columnWidth - 1)
      rows = max(1, (lines.count + columns - 1) / columns)
      size = Size(width: columns * columnWidth + 1, height: rows)
      furthestRow = rows > body.height - 2 ? rows - (body.height - 2) : nil
    }
  }

  enum Line {
    case space
    case head(String)
    case key(String, String)

    private static let nameWidth = 8

    /// - Parameter width: columns of a line; what takes more goes on in the next.
    static func all(of shown: [KeyHelp], width: Int) -> [Line] {
      KeyHelp.Group.allCases.flatMap { group in
        let keys = shown.filter { $0.group == group }.flatMap { lines(of: $0, width) }
        return keys.isEmpty ? [] : [.head(group.rawValue)] + keys + [.space]
      }.dropLast()
    }

    private static func lines(of key: KeyHelp, _ width: Int) -> [Line] {
      let room = max(1, width - nameWidth)
      // A long name leaves the first line less; what does not fit there at all stands below it.
      let first = max(0, width - max(nameWidth, key.name.columns + 1))
      guard key.help.columns > first else { return [.key(key.name, key.help)] }
      guard key.name.columns < nameWidth else {
        return [.key(key.name, "")] + key.help.wrapped(to: room).map { .key("", $0) }
      }
      return key.help.wrapped(to: room).enumerated().map { .key($0 == 0 ? key.name : "", $1) }
    }

    func draw(on canvas: inout Canvas, in rect: Rect) {
      switch self {
      case .space: break
      case .head(let name): canvas.write(name, x: rect.x, y: rect.y, Style(.text, bold: true))
      case .key(let name, let help):
        let end = canvas.write(name, x: rect.x, y: rect.y, .accent)
        let x = max(rect.x + Self.nameWidth, name.isEmpty ? 0 : end + 1)
        canvas.write(help, x: x, y: rect.y, maxX: rect.maxX, .muted)
      }
    }
  }
}
