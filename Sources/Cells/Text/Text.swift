extension StringProtocol {
  /// Columns that this text takes in a terminal.
  public var columns: Int { printableASCIICount ?? reduce(0) { $0 + $1.columns } }

  /// This text if it takes at most `limit` columns, else as much of it as fits before an ellipsis; a year that ends it in
  /// parentheses stays, as in `The Lord of the Rings: The T… (2002)`.
  public func fitted(to limit: Int) -> String {
    let letters = printableASCIICount
    if letters ?? columns <= limit { return String(self) }
    if let year = closingYear, limit >= Self.leastBeforeYear + year.columns {
      return dropLast(year.count).cut(to: limit - year.columns) + year
    }
    return cut(to: limit)
  }

  /// As much of a text that is too long as fits before an ellipsis.
  private func cut(to limit: Int) -> String {
    let letters = printableASCIICount
    guard limit > 0 else { return "" }
    if letters != nil { return String(decoding: utf8.prefix(limit - 1), as: UTF8.self) + "…" }
    var fitting = ""
    var width = 0
    for character in self {
      width += character.columns
      if width > limit - 1 { break }
      fitting.append(character)
    }
    return fitting + "…"
  }

  /// This text in exactly `width` columns: cut, or filled with spaces at its end.
  public func padded(to width: Int) -> String {
    let text = fitted(to: width)
    return text + String(repeating: " ", count: Swift.max(0, width - text.columns))
  }

  /// This text in exactly `width` columns: cut, or moved to the right by spaces.
  public func leftPadded(to width: Int) -> String {
    let text = fitted(to: width)
    return String(repeating: " ", count: Swift.max(0, width - text.columns)) + text
  }

  /// Columns of a title without which its year says nothing.
  private static var leastBeforeYear: Int { 3 }

  /// ` (1995)` of `Toy Story (1995)`; nil where the text ends otherwise.
  var closingYear: String? {
    guard last == ")" else { return nil }
    let tail = Array(utf8.suffix(7))
    guard tail.count == 7, tail.first == UInt8(ascii: " "),
      tail[1] == UInt8(ascii: "("),
      tail.dropFirst(2).dropLast().allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 })
    else { return nil }
    return String(decoding: tail, as: UTF8.self)
  }

  /// How many characters there are if all are printable ASCII, one column each, else nil. Most text
  /// is, and finding out costs far less than breaking it into characters.
  private var printableASCIICount: Int? {
    utf8.withContiguousStorageIfAvailable { $0.allSatisfy(\.isPrintableASCII) ? $0.count : nil }
      ?? nil
  }
}

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

extension UInt8 {
  var isPrintableASCII: Bool { self >= 0x20 && self < 0x7F }
}
