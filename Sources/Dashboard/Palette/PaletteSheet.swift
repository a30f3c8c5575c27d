import Cells

/// Everything that a key does now, to be found by typing and done by name.
struct PaletteSheet: Sheet {
  static let title = "Palette"

  private var text = ""
  private var chosen = 0
  private let lines: [Line]

  /// A thing that can be done.
  private struct Line: Sendable {
    let action: String
    let help: String
    let keys: String

    /// `more epochs`
    var name: String { String(action.map { $0 == "-" ? " " : $0 }) }
  }

  /// Characters that can be typed.
  private static let longest = 40

  init(_ keyLines: [KeyLine]) {
    var seen: Set<String> = ["palette"]
    var help = ""
    lines = keyLines.compactMap { line -> Line? in
      // A key without a text of its own shares that of the key before it.
      if !line.key.help.isEmpty { help = line.key.help }
      guard seen.insert(line.key.action).inserted else { return nil }
      return Line(
        action: line.key.action, help: help,
        keys: line.key.keys.map(\.name).joined(separator: " "))
    }
  }

  static let bindings: [Binding<Self>] = [
    Binding("confirm", [.enter], "enter", .program, "do it", label: "runs it") { palette, shared in
      let found = palette.found
      shared.sheets.close()
      if found.indices.contains(palette.chosen) {
        shared.requestedAction = found[palette.chosen].action
      }
      return []
    },
    Binding(
      "previous-line", [.up, .control("p"), .backTab], "↑ ↓", .program, "choose", label: "choose"
    ) {
      palette, _ in
      palette.move(by: -1)
      return []
    },
    Binding("next-line", [.down, .control("n"), .tab], "↓", .program, "") { palette, _ in
      palette.move(by: 1)
      return []
    },
    .leave(),
  ]

  private mutating func move(by step: Int) {
    chosen = (chosen + step).clamped(to: 0...max(0, found.count - 1))
  }

  mutating func type(_ key: Key) -> Bool {
    switch key {
    case .backspace: _ = text.popLast()
    case .control("u"): text = ""
    case .character(let character): if text.count < Self.longest { text.append(character) }
    default: return false
    }
    chosen = 0
    return true
  }

  mutating func paste(_ more: String) {
    text += more.prefix(max(0, Self.longest - text.count))
    chosen = 0
  }

  /// What has all the words that are typed in its name or its help, names first.
  private var found: [Line] {
    let words = text.lowercased().split(separator: " ")
    let found = lines.filter { line in
      words.allSatisfy { line.name.contains($0) || line.help.lowercased().contains($0) }
    }
    guard let first = words.first else { return found }
    return found.filter { $0.name.contains(first) } + found.filter { !$0.name.contains(first) }
  }

  private static let size = Size(width: 66, height: 16)

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    let lines = found
    let inner = canvas.sheet("command palette", [], size: Self.size, in: body)
    let (top, rows) = inner.split(top: 1)
    let end = canvas.write(
      ": \(text)", x: top.x + 1, y: top.y, maxX: top.maxX - 2, .text.bold())
    canvas.write("▏", x: end, y: top.y, .accent)
    guard !lines.isEmpty else { return canvas.writeEmpty("no action matches", in: rows) }
    let table = Table(
      [
        Table.Column("", .fixed(18), gap: 2), Table.Column("", .flexible(), gap: 2),
        Table.Column("", .fixed(11), .right),
      ], width: rows.width - 1)
    let window = ListWindow(count: lines.count, height: rows.height, selection: chosen)
    TableRows(table, window, selection: .focused).draw(on: &canvas, in: rows) { row in
      let line = lines[row]
      return [.text(line.name), .text(line.help, .muted), .text(line.keys, .accent)]
    }
  }
}
