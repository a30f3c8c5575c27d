import Cells

/// Everything that a key does now, to be found by typing and done by name.
struct Palette: Sendable, Equatable {
  private(set) var text = ""
  private(set) var chosen = 0

  /// A thing that can be done.
  struct Line: Sendable {
    let key: Key
    /// `more epochs`
    let name: String
    let help: String
    let keys: String
  }

  mutating func edit(_ change: (inout String) -> Void) {
    change(&text)
    chosen = 0
  }

  mutating func move(by step: Int, in count: Int) {
    chosen = (chosen + step).clamped(to: 0...max(0, count - 1))
  }

  /// What has all the words that are typed in its name or its help, names first.
  func lines(of state: State) -> [Line] {
    let words = text.lowercased().split(separator: " ")
    var seen: Set<String> = []
    var help = ""
    let lines = state.keyLines.compactMap { line -> Line? in
      // A key without a text of its own shares that of the key before it.
      if !line.key.help.isEmpty { help = line.key.help }
      guard let key = line.key.keys.first, line.key.action != "palette",
        seen.insert(line.key.action).inserted
      else { return nil }
      let name = String(line.key.action.map { $0 == "-" ? " " : $0 })
      return Line(
        key: key, name: name, help: help, keys: line.key.keys.map(\.name).joined(separator: " "))
    }
    let found = lines.filter { line in
      words.allSatisfy { line.name.contains($0) || line.help.lowercased().contains($0) }
    }
    guard let first = words.first else { return found }
    return found.filter { $0.name.contains(first) } + found.filter { !$0.name.contains(first) }
  }
}

extension State {
  mutating func receive(_ key: Key, _ palette: Palette) -> [Effect] {
    var palette = palette
    let lines = palette.lines(of: self)
    switch key {
    case .escape:
      shared.overlay = nil
      return []
    case .enter:
      shared.overlay = nil
      return lines.indices.contains(palette.chosen) ? press(lines[palette.chosen].key) : []
    case .up, .control("p"), .backTab: palette.move(by: -1, in: lines.count)
    case .down, .control("n"), .tab: palette.move(by: 1, in: lines.count)
    case .backspace: palette.edit { _ = $0.popLast() }
    case .control("u"): palette.edit { $0 = "" }
    case .character(let character) where palette.text.count < Palette.longest:
      palette.edit { $0.append(character) }
    default: return []
    }
    shared.overlay = .palette(palette)
    return []
  }
}

extension Palette {
  /// Characters that can be typed.
  fileprivate static let longest = 40
}

/// The palette over the screen.
struct PaletteSheet {
  let palette: Palette
  let lines: [Palette.Line]

  private static let size = Size(width: 66, height: 16)

  func draw(on canvas: inout Canvas, in body: Rect) {
    let inner = canvas.sheet(
      "command palette", ["enter runs it", "esc leaves"], size: Self.size, in: body)
    let (top, rows) = inner.split(top: 1)
    let end = canvas.write(
      ": \(palette.text)", x: top.x + 1, y: top.y, maxX: top.maxX - 2, .text.bold())
    canvas.write("▏", x: end, y: top.y, .accent)
    guard !lines.isEmpty else {
      return canvas.writeEmpty("no action matches", in: rows)
    }
    let table = Table(
      [
        Table.Column("", .fixed(18), gap: 2), Table.Column("", .flexible(), gap: 2),
        Table.Column("", .fixed(11), .right),
      ], width: rows.width - 1)
    let window = ListWindow(count: lines.count, height: rows.height, selection: palette.chosen)
    TableRows(table, window, selection: .focused).draw(on: &canvas, in: rows) { row in
      let line = lines[row]
      return [.text(line.name), .text(line.help, .muted), .text(line.keys, .accent)]
    }
  }
}
