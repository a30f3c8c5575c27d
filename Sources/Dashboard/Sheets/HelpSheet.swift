import Cells

/// The keys of a screen or of a sheet.
struct HelpSheet: Sheet {
  static let title = "Help"
  static let closesOnAnyKey = true

  /// What the keys are of.
  private let subject: String
  private let lines: [Line]
  /// The first one that shows, where not all fit.
  private var firstRow = 0

  init(_ subject: String, _ keys: [KeyHelp]) {
    self.subject = subject
    lines = Line.all(of: keys)
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
    guard let layout = shared.layout, let furthest = Layout(lines, layout.body).furthestRow else {
      return shared.sheets.close()
    }
    firstRow = (firstRow + step).clamped(to: 0...furthest)
  }

  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> Bool {
    guard let furthest = Layout(lines, body).furthestRow else { return false }
    switch mouse.action {
    case .press, .drag: return false
    case .wheelUp: firstRow = (firstRow - 1).clamped(to: 0...furthest)
    case .wheelDown: firstRow = (firstRow + 1).clamped(to: 0...furthest)
    }
    return true
  }

  /// Every key, in groups, in as many columns as fit.
  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    let layout = Layout(lines, body)
    let first = min(firstRow, layout.furthestRow ?? 0)
    let hint = layout.furthestRow == nil ? "any key closes" : "↑ ↓ scroll, others close"
    let inner = canvas.sheet("keys", [hint, subject], size: layout.size, in: body)
    for (position, line) in lines.enumerated() {
      let row = position % layout.rows - first
      guard (0..<inner.height).contains(row) else { continue }
      let x = inner.x + 1 + position / layout.rows * layout.columnWidth
      let width = min(layout.columnWidth - 1, inner.maxX - x)
      line.draw(
        on: &canvas, in: Rect(x: x, y: inner.y + row, width: width, height: 1),
        nameWidth: layout.nameWidth)
    }
  }

  /// Lines in the columns of a body.
  private struct Layout {
    /// Rows in each of the columns.
    let rows: Int
    /// What is inside the sheet's border.
    let size: Size
    /// The first row that shows when the sheet is scrolled to its end; nil where all fits.
    let furthestRow: Int?

    /// Columns of the keys' names, of which some are words.
    let nameWidth: Int
    /// Columns that a line takes: two beside each other fit into 80 where the names are short.
    var columnWidth: Int { nameWidth + 29 }

    init(_ lines: [Line], _ body: Rect) {
      nameWidth = lines.reduce(8) { max($0, $1.nameWidth + 1) }
      let columnWidth = nameWidth + 29
      let columns = max(1, min(3, (body.width - 4) / columnWidth))
      rows = max(1, (lines.count + columns - 1) / columns)
      size = Size(width: columns * columnWidth + 1, height: rows)
      furthestRow = rows > body.height - 2 ? rows - (body.height - 2) : nil
    }
  }

  enum Line {
    case space
    case head(String)
    case key(String, String)

    /// Columns of names of keys that are words; of many letters in a row the help may cover the last.
    var nameWidth: Int {
      guard case .key(let name, _) = self,
        name.split(separator: " ").contains(where: { $0.count > 1 })
      else { return 0 }
      return name.columns
    }

    static func all(of shown: [KeyHelp]) -> [Line] {
      KeyHelp.Group.allCases.flatMap { group in
        let keys = shown.filter { $0.group == group }.map { Line.key($0.name, $0.help) }
        return keys.isEmpty ? [] : [.head(group.rawValue)] + keys + [.space]
      }.dropLast()
    }

    func draw(on canvas: inout Canvas, in rect: Rect, nameWidth: Int) {
      switch self {
      case .space: break
      case .head(let name): canvas.write(name, x: rect.x, y: rect.y, Style(.text, bold: true))
      case .key(let name, let help):
        canvas.write(name, x: rect.x, y: rect.y, .accent)
        canvas.write(help, x: rect.x + nameWidth, y: rect.y, maxX: rect.maxX, .muted)
      }
    }
  }
}
