/// What is looked for in a list, and whether keys go into it now.
struct Search: Sendable, Equatable {
  var text = ""
  var isTyping = false
  /// What was looked for before, which a key takes up again.
  private(set) var earlier = ""

  var isIdle: Bool { text.isEmpty && !isTyping }

  /// What is offered to be taken up: what was looked for before, as long as nothing new is.
  var offered: String? { isTyping && text.isEmpty && !earlier.isEmpty ? earlier : nil }

  /// Begins anew.
  mutating func begin() {
    end()
    isTyping = true
  }

  /// Looks for nothing any more.
  mutating func end() { self = Search(earlier: text.isEmpty ? earlier : text) }

  /// Goes on with what is offered.
  mutating func takeUp() { text = offered ?? text }

  init(text: String = "", isTyping: Bool = false, earlier: String = "") {
    self.text = text
    self.isTyping = isTyping
    self.earlier = earlier
  }
}
