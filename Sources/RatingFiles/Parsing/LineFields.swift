import Files

/// A line, taken apart at its separators.
struct LineFields {
  let line: UnsafeBufferPointer<UInt8>
  private(set) var fields: [Field] = []

  /// A stretch of the line, without the blanks around it and without its quotes.
  struct Field {
    var range: Range<Int>
    /// There are quotes in it that are doubled, or that a backslash stands before.
    var isEscaped = false
  }

  /// Nil where a quote is not closed before the line ends, or where text follows a closed one.
  init?(_ line: UnsafeBufferPointer<UInt8>, _ separator: Separator) {
    self.line = line
    fields.reserveCapacity(8)
    switch separator {
    case .byte(let byte): guard splitQuoted(at: byte) else { return nil }
    case .doubleColon, .blanks: separator.fields(of: line).forEach { append($0) }
    }
  }

  var count: Int { fields.count }

  /// Whether the last field is empty, as it is behind a separator that ends the line.
  var endsEmpty: Bool { fields.last?.range.isEmpty ?? false }

  /// The bytes of a field as they stand in the line.
  func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: line[fields[index].range])
  }

  /// A field as text, without what escapes its quotes.
  func text(_ index: Int) -> String {
    let text = String(outside: bytes(index))
    guard fields[index].isEscaped else { return text }
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\"" || scalar == "\\", let next = scalars.next() else {
        result.append(scalar)
        continue
      }
      // A quote doubled, or behind a backslash; a backslash before anything else is itself.
      if next != "\"" { result.append(scalar) }
      result.append(next)
    }
    return String(result)
  }

  /// Where a field starts, in characters from 1.
  func column(_ index: Int) -> Int {
    let before = UnsafeBufferPointer(rebasing: line[..<fields[index].range.lowerBound])
    return String(outside: before).unicodeScalars.count + 1
  }

  private mutating func append(_ range: Range<Int>, isEscaped: Bool = false) {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, FieldText.isBlank(line[start]) { start += 1 }
    while end > start, FieldText.isBlank(line[end - 1]) { end -= 1 }
    // What is blank is nothing, where it starts.
    if start == end { (start, end) = (range.lowerBound, range.lowerBound) }
    fields.append(Field(range: start..<end, isEscaped: isEscaped))
  }

  /// Source: RFC 4180, for one line.
  private mutating func splitQuoted(at separator: UInt8) -> Bool {
    var index = 0
    while true {
      var start = index
      while start < line.count, line[start] == UInt8(ascii: " ") { start += 1 }
      if start < line.count, line[start] == UInt8(ascii: "\"") {
        guard let end = appendQuoted(from: start + 1, separator) else { return false }
        index = end
        while index < line.count, line[index] != separator {
          guard FieldText.isBlank(line[index]) else { return false }
          index += 1
        }
      } else {
        start = index
        while index < line.count, line[index] != separator { index += 1 }
        append(start..<index)
      }
      guard index < line.count else { return true }
      index += 1
    }
  }

  /// Adds what stands from behind an opening quote to the closing one; where the text goes on.
  ///
  /// MySQL's dumps, as of Book-Crossing, escape a quote by a backslash. Before a separator or the line's
  /// end a quote closes, whatever stands before it.
  private mutating func appendQuoted(from start: Int, _ separator: UInt8) -> Int? {
    let quote = UInt8(ascii: "\"")
    var isEscaped = false
    var index = start
    while index < line.count {
      if line[index] == UInt8(ascii: "\\"), index + 2 < line.count, line[index + 1] == quote,
        line[index + 2] != separator, line[index + 2] != UInt8(ascii: "\r")
      {
        isEscaped = true
        index += 2
        continue
      }
      guard line[index] == quote else {
        index += 1
        continue
      }
      guard index + 1 < line.count, line[index + 1] == quote else {
        append(start..<index, isEscaped: isEscaped)
        return index + 1
      }
      isEscaped = true
      index += 2
    }
    return nil
  }
}
