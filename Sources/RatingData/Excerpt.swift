extension StringProtocol {
  /// Outside text as a message may show it: at most so many characters, and nothing among them that
  /// could move a cursor.
  package func excerpt(_ limit: Int = 60) -> String {
    var words = ""
    for scalar in prefix(limit).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        words += scalar.escaped(asASCII: true)
      default: words.unicodeScalars.append(scalar)
      }
    }
    return dropFirst(limit).isEmpty ? words : words + "…"
  }
}
