import Cells

extension State {
  /// Longest text that can be looked for.
  private static let longestSearch = 60

  /// Takes a key into the search; false where it means what it always means.
  mutating func type(_ key: Key) -> Bool {
    switch key {
    case .character(let character):
      edit { search in
        if search.text.count < Self.longestSearch { search.text.append(character) }
      }
    case .backspace:
      edit { search in
        if search.text.popLast() == nil { search.isTyping = false }
      }
    case .control("u"): edit { $0.text = "" }
    case .escape: edit { $0 = .init() }
    case .enter: edit { $0.isTyping = false }
    case .tab:
      edit { $0.isTyping = false }
      return false
    default: return false
    }
    return true
  }

  /// Takes pasted text into an open search, as much as has room. Elsewhere it means nothing: it is no
  /// sequence of commands.
  mutating func paste(_ text: String) {
    edit { search in
      search.text += text.prefix(max(0, Self.longestSearch - search.text.count))
    }
  }

  private mutating func edit(_ change: (inout Search) -> Void) {
    screens[current].edit(&shared, change)
  }
}
