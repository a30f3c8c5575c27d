/// The fields of a line of CSV (RFC 4180): separated by one character, quoted where they hold it.
struct SeparatedLine {
  /// Without quotes, and without the blanks around them.
  private(set) var fields: [UnsafeRawBufferPointer] = []

  private static let quote = UInt8(ascii: "\"")
  /// A line of more has no numbers of a run.
  static let mostFields = 20_000

  init(_ line: UnsafeRawBufferPointer, separator: UInt8) {
    var start = 0
    while start <= line.count, fields.count < Self.mostFields {
      let end = Self.end(of: line, from: start, separator)
      fields.append(Self.trimmed(line, start..<end))
      start = end + 1
    }
  }

  /// Where the field that begins here ends.
  private static func end(
    of line: UnsafeRawBufferPointer, from start: Int, _ separator: UInt8
  ) -> Int {
    var isQuoted = false
    for position in start..<max(start, line.count) {
      let byte = line[position]
      if byte == quote { isQuoted.toggle() }
      if byte == separator, !isQuoted { return position }
    }
    return line.count
  }

  private static func trimmed(
    _ line: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> UnsafeRawBufferPointer {
    var (first, end) = (range.lowerBound, range.upperBound)
    while first < end, isBlank(line[first]) { first += 1 }
    while first < end, isBlank(line[end - 1]) { end -= 1 }
    if end - first >= 2, line[first] == quote, line[end - 1] == quote {
      (first, end) = (first + 1, end - 1)
    }
    return UnsafeRawBufferPointer(rebasing: line[first..<end])
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0D || byte == 0x09
  }

  /// The character that separates the names of a head; nil where none does.
  static func separator(of head: UnsafeRawBufferPointer) -> UInt8? {
    [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
      .filter { head.contains($0) }
      .max { a, b in
        SeparatedLine(head, separator: a).fields.count
          < SeparatedLine(head, separator: b).fields.count
      }
  }
}
