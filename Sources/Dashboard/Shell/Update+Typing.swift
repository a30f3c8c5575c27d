import Cells

extension State {
  /// Longest text that can be looked for.
  private static let longestSearch = 60

  /// Whether keys go into a search.
  var isSearching: Bool {
    shared.sheets.isEmpty && (screens[current] as? any Searchable)?.isTyping ?? false
  }

  /// Takes a key into the search; false where it means what it always means.
  mutating func takeTyped(_ key: Key) -> Bool {
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
    case .escape: edit { $0.end() }
    case .right: edit { $0.takeUp() }
    case .enter: edit { $0.isTyping = false }
    case .tab, .backTab:
      edit { $0.isTyping = false }
      return false
    default: return false
    }
    return true
  }

  /// Takes pasted text into the sheet's text or an open search, as much as has room. Elsewhere it means nothing: it is no
  /// sequence of commands.
  mutating func paste(_ text: String) {
    if let top = shared.sheets.top {
      var sheet = top.sheet
      sheet.paste(text)
      shared.sheets.update(top.number, to: sheet)
    } else if isSearching {
      edit { search in
        search.text += text.prefix(max(0, Self.longestSearch - search.text.count))
      }
    }
  }

  private mutating func edit(_ change: (inout Search) -> Void) {
    guard var screen = screens[current] as? any Searchable else { return }
    screen.edit(&shared, change)
    screens[current] = screen
  }
}
