import Cells

extension Key {
  /// Keys that have a name and no character.
  static let names: [(key: Key, name: String)] = [
    (.character(" "), "space"), (.enter, "enter"), (.tab, "tab"), (.backTab, "backtab"),
    (.escape, "esc"), (.backspace, "backspace"), (.delete, "delete"), (.up, "up"),
    (.down, "down"), (.left, "left"), (.right, "right"), (.pageUp, "pageup"),
    (.pageDown, "pagedown"), (.home, "home"), (.end, "end"),
  ]

  /// What `init(named:)` takes, for errors.
  static let expectation =
    "one character, ctrl- and a letter, alt- and a character, F1 to F24, or one of "
    + names.map(\.name).joined(separator: " ")

  /// A key by its name, or by the character that it types: `space`, `ctrl-p`, `alt-x`, `F5`, `Q`.
  init?(named name: String) {
    if let named = Self.names.first(where: { $0.name == name.lowercased() }) {
      self = named.key
    } else if name.lowercased().hasPrefix("ctrl-"), name.count == 6, let letter = name.last,
      letter.isASCII, letter.isLetter
    {
      self = .control(Character(letter.lowercased()))
    } else if name.lowercased().hasPrefix("alt-"), name.count == 5, let character = name.last,
      character.isASCII, character != " "
    {
      self = .alt(character)
    } else if let number = Self.functionKey(name) {
      self = .function(number)
    } else if name.count == 1, let character = name.first, character.columns == 1 {
      self = .character(character)
    } else {
      return nil
    }
  }

  /// Whether it goes into a text.
  var isTyped: Bool { if case .character = self { true } else { false } }

  /// The number of `F5` or `f5`.
  private static func functionKey(_ name: String) -> Int? {
    guard name.count > 1, name.lowercased().hasPrefix("f"), let number = Int(name.dropFirst()),
      (1...24).contains(number), name.dropFirst() == "\(number)"
    else { return nil }
    return number
  }

  /// As footer and help show it.
  var name: String {
    switch self {
    case .character(let character) where character != " ": String(character)
    case .control(let letter): "^\(letter.uppercased())"
    case .alt, .function: word
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    default: Self.names.first { $0.key == self }?.name ?? ""
    }
  }

  /// Signs of keys, and their words where a terminal has no such signs: an arrow in ASCII is a key of its own.
  fileprivate static let signs: [(sign: String, word: String)] = [
    ("↑", "up"), ("↓", "down"), ("←", "left"), ("→", "right"), ("⇧", "shift-"),
  ]

  /// As `init(named:)` takes it.
  var word: String {
    switch self {
    case .character(let character) where character != " ": String(character)
    case .control(let letter): "ctrl-\(letter)"
    case .alt(let character): "alt-\(character)"
    case .function(let number): "F\(number)"
    default: Self.names.first { $0.key == self }?.name ?? ""
    }
  }
}

extension KeyLine {
  /// With its keys named in the letters that there are.
  func spelled(in letters: Letters) -> KeyLine {
    guard letters == .ascii else { return self }
    var line = self
    for (sign, word) in Key.signs { line.key.name.replace(sign, with: word) }
    return line
  }
}
