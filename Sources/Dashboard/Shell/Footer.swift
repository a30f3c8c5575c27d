import Cells

/// The last line: the keys that matter now, as many as fit, from the screen's table of keys.
struct Footer {
  /// A key, what it does just now, and where that stands.
  struct Hint {
    let key: Key
    let name: String
    let label: String
    let rect: Rect
  }

  private let offered: [KeyLine]
  private let seed: String

  init(_ state: State) {
    if state.isSearching {
      seed = ""
      offered = Self.typing(state)
    } else {
      seed = state.shared.train.settings.map { "seed \($0.seed)" } ?? ""
      // Before there are data, there is nothing to train or to look at.
      let isLoaded = state.shared.library != nil || state.shared.source.isWatched
      offered = state.keyLines.filter { line in
        line.label != nil && (isLoaded && !state.hasNoRun || line.key.group == .program)
      }
    }
  }

  /// The keys that mean something while a search is typed.
  private static func typing(_ state: State) -> [KeyLine] {
    let search = (state.screens[state.current] as? any Searchable)?.search
    var keys: [([Key], String, String)] = [
      ([], "type", "to search"), ([.enter], "enter", "keep"), ([.escape], "esc", "clear"),
    ]
    if search?.offered != nil { keys.append(([.right], "→", "take up the old words")) }
    return keys.map { keys, name, label in
      KeyLine(key: KeyHelp("", keys, name, .list, ""), label: label).spelled(
        in: state.shared.letters)
    }
  }

  /// Those that fit, in the table's order: vital ones before all others, the rest from the first.
  func hints(in rect: Rect) -> [Hint] {
    var room = rect.width - (seed.isEmpty ? 0 : seed.columns + 2)
    room -= offered.filter(\.key.isVital).reduce(0) { $0 + width($1) }
    var x = rect.x + 1
    return offered.compactMap { line in
      guard let label = line.label else { return nil }
      if !line.key.isVital {
        guard width(line) <= room else { return nil }
        room -= width(line)
      }
      defer { x += width(line) }
      return Hint(
        key: line.key.keys.first ?? .escape, name: name(line), label: label,
        rect: Rect(
          x: x, y: rect.y, width: line.key.keys.isEmpty ? 0 : width(line) - 2, height: 1))
    }
  }

  /// Where a line of the help sheet tells of two keys, the footer means the first.
  private func name(_ line: KeyLine) -> String { String(line.key.name.prefix { $0 != " " }) }

  /// With the space before the label and those after it.
  private func width(_ line: KeyLine) -> Int {
    name(line).columns + 1 + (line.label ?? "").columns + 2
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    canvas.write(seed, endX: rect.maxX - 1, y: rect.y, .muted)
    for hint in hints(in: rect) {
      let next = canvas.write(
        hint.name, x: hint.rect.x, y: rect.y, Style(.accent, bold: true))
      canvas.write(hint.label, x: next + 1, y: rect.y, .muted)
    }
  }
}

extension State {
  /// Whether the screen is of a run, and there is none: the model was read from files.
  fileprivate var hasNoRun: Bool {
    guard case .model = shared.source else { return false }
    return screens[current] is any RunWatching
  }
}
