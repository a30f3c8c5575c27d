import Cells

/// A text that is typed in the line above the footer.
struct TypedLine: Sendable, Equatable {
  private(set) var text: String
  private let longest: Int

  init(_ text: String, longest: Int) {
    self.text = text
    self.longest = longest
  }

  /// Takes a text in place of what was typed.
  mutating func set(_ text: String) { self.text = String(text.prefix(longest)) }

  mutating func type(_ more: String) { text += more.prefix(max(0, longest - text.count)) }

  /// Takes a key into the text; false where it is no key of a text.
  mutating func receive(_ key: Key) -> Bool {
    switch key {
    case .backspace: _ = text.popLast()
    case .control("u"): text = ""
    case .character(let character): type(String(character))
    default: return false
    }
    return true
  }
}
