import Cells

extension TypedLine {
  /// The text as a path, without what a terminal puts around one that is dropped on it: quotes, or backslashes before
  /// blanks.
  var path: String {
    let text = text.trimmed
    for quote in ["'", "\""] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote)
    {
      return String(text.dropFirst().dropLast())
    }
    return text.split(separator: "\\ ", omittingEmptySubsequences: false).joined(separator: " ")
  }

  /// The end of a long text, which is where the person types.
  ///
  /// - Parameter room: columns that there are.
  func end(in room: Int) -> String {
    text.columns <= room ? text : "…" + text.suffix(max(0, room - 1))
  }
}

extension String {
  fileprivate var trimmed: String {
    let tail = drop { $0.isWhitespace }
    return String(tail.reversed().drop { $0.isWhitespace }.reversed())
  }
}
