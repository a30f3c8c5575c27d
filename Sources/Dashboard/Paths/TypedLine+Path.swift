import Cells

extension TypedLine {
  /// The text as a path, without what a terminal puts around one that is dropped on it: quotes, or backslashes before
  /// blanks.
  var path: String {
    let text = text.trimmed
    return Self.quoted(text) ?? Self.unescaped(text)
  }

  /// The text as the beginning of a path: a quote may not be closed yet, and a blank at the end counts.
  var openPath: String {
    let tail = String(text.drop { $0.isWhitespace })
    if let quoted = Self.quoted(tail.trimmed) { return quoted }
    return tail.hasPrefix("'") || tail.hasPrefix("\"")
      ? String(tail.dropFirst()) : Self.unescaped(tail)
  }

  /// Takes a path in place of the text: as it is, or in quotes where it would be read as another.
  mutating func replace(withPath path: String) {
    for quote in ["", "'", "\""] {
      set(quote + path + quote)
      if self.path == path { return }
    }
    set(path)
  }

  /// The end of a long text, which is where the person types.
  ///
  /// - Parameter room: columns that there are.
  func end(in room: Int) -> String {
    guard text.columns > room else { return text }
    var end = text.suffix(max(0, room - 1))
    while end.columns > room - 1, !end.isEmpty { end = end.dropFirst() }
    return "…" + end
  }

  /// What stands in quotes; nil where nothing does.
  private static func quoted(_ text: String) -> String? {
    for quote in ["'", "\""] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote)
    {
      return String(text.dropFirst().dropLast())
    }
    return nil
  }

  private static func unescaped(_ text: String) -> String {
    text.split(separator: "\\ ", omittingEmptySubsequences: false).joined(separator: " ")
  }
}

extension String {
  fileprivate var trimmed: String {
    let tail = drop { $0.isWhitespace }
    return String(tail.reversed().drop { $0.isWhitespace }.reversed())
  }
}
