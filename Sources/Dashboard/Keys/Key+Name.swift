import Cells

extension Key {
  /// Keys that have a name and no character.
  static let names: [(key: Key, name: String)] = [
    (.character(" "), "space"), (.enter, "enter"), (.tab, "tab"), (.backTab, "backtab"),
    (.escape, "esc"), (.backspace, "backspace"), (.delete, "delete"), (.up, "up"),
    (.down, "down"), (.left, "left"), (.right, "right"), (.pageUp, "pageup"),
    (.pageDown, "pagedown"), (.home, "home"), (.end, "end"),
  ]

  /// A key by its name, or by the character that it types: `space`, `ctrl-p`, `Q`.
  init?(named name: String) {
    if let named = Self.names.first(where: { $0.name == name.lowercased() }) {
      self = named.key
    } else if name.lowercased().hasPrefix("ctrl-"), name.count == 6, let letter = name.last,
      letter.isASCII, letter.isLetter
    {
      self = .control(Character(letter.lowercased()))
    } else if name.count == 1, let character = name.first, character.columns == 1 {
      self = .character(character)
    } else {
      return nil
    }
  }

  /// Whether it goes into a text.
  var isTyped: Bool { if case .character = self { true } else { false } }

  /// As footer and help show it.
  var name: String {
    switch self {
    case .character(let character) where character != " ": String(character)
    case .control(let letter): "^\(letter.uppercased())"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    default: Self.names.first { $0.key == self }?.name ?? ""
    }
  }

  /// As `init(named:)` takes it.
  var word: String {
    switch self {
    case .character(let character) where character != " ": String(character)
    case .control(let letter): "ctrl-\(letter)"
    default: Self.names.first { $0.key == self }?.name ?? ""
    }
  }
}
