extension Character {
  /// Columns that this character takes in a terminal: 0 (combining, control), 1 or 2.
  public var columns: Int {
    if let value = asciiValue { return value < 0x20 || value == 0x7F ? 0 : 1 }
    return 1  // to come: wide and combining characters
  }
}

extension StringProtocol {
  /// Columns that this text takes in a terminal.
  public var columns: Int { reduce(0) { $0 + $1.columns } }

  /// This text if it takes at most `limit` columns, else as much of it as fits before an ellipsis.
  public func fitted(to limit: Int) -> String {
    if utf8.count <= limit || columns <= limit { return String(self) }
    guard limit > 0 else { return "" }
    var fitting = ""
    var width = 0
    for character in self {
      if width + character.columns > limit - 1 { break }
      fitting.append(character)
      width += character.columns
    }
    return fitting + "…"
  }
}
