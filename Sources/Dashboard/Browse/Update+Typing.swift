import Cells

extension State {
  /// Whether keys go into a search.
  var isTyping: Bool {
    switch screen {
    case .train: false
    case .movies: movies.browser.search.isTyping
    case .users: users.browser.search.isTyping
    }
  }

  /// Longest text that can be looked for.
  private static let longestSearch = 60

  /// Takes a key into the search; nil if it means what it always means.
  mutating func type(_ key: Key) -> [Effect]? {
    switch key {
    case .character(let character):
      return editSearch { search in
        if search.text.count < Self.longestSearch { search.text.append(character) }
      }
    case .backspace:
      return editSearch { search in
        if search.text.popLast() == nil { search.isTyping = false }
      }
    case .control("u"):
      return editSearch { $0.text = "" }
    case .escape:
      return editSearch { $0 = .init() }
    case .enter:
      return editSearch { $0.isTyping = false }
    case .tab:
      _ = editSearch { $0.isTyping = false }
      return nil
    default:
      return nil
    }
  }

  /// Takes pasted text into an open search, as much as has room. Elsewhere it means nothing: it is no
  /// sequence of commands.
  mutating func paste(_ text: String) -> [Effect] {
    guard overlay == nil, isTyping else { return [] }
    return editSearch { search in
      search.text += text.prefix(max(0, Self.longestSearch - search.text.count))
    }
  }

  private mutating func editSearch(_ edit: (inout Search) -> Void) -> [Effect] {
    switch screen {
    case .train:
      return []
    case .movies:
      edit(&movies.browser.search)
      return searchMovies()
    case .users:
      edit(&users.browser.search)
      return searchUsers()
    }
  }
}
