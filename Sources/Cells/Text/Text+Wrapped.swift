extension StringProtocol {
  /// Lines of at most `limit` columns, broken at spaces; a longer word has a line of its own.
  public func wrapped(to limit: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if let last = lines.last, last.columns + 1 + word.columns <= limit {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
