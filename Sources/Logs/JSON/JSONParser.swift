/// Reads JSON (RFC 8259) out of bytes.
struct JSONParser {
  private var cursor: ByteCursor
  /// How deep values stand in each other.
  private var depth = 0

  /// Deeper is no log; the parser calls itself.
  private static let deepest = 64

  /// Why there is no value.
  enum Failure: Error, Equatable {
    /// The bytes end before the value does.
    case isCut
    case unexpected(byte: Int)
    case isTooDeep
  }

  private init(_ bytes: UnsafeRawBufferPointer) { cursor = ByteCursor(bytes) }

  /// The one value that the bytes are.
  static func value(_ bytes: UnsafeRawBufferPointer) throws(Failure) -> JSONTree {
    var parser = JSONParser(bytes)
    let value = try parser.value()
    parser.passBlanks()
    guard parser.cursor.isAtEnd else { throw .unexpected(byte: parser.cursor.position) }
    return value
  }

  private var next: UInt8? {
    var copy = cursor
    return copy.byte()
  }

  private mutating func passBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      _ = cursor.skip(1)
    }
  }

  private mutating func value() throws(Failure) -> JSONTree {
    passBlanks()
    guard let byte = next else { throw .isCut }
    switch byte {
    case UInt8(ascii: "{"): return try nested { parser throws(Failure) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(Failure) in try parser.array() }
    case UInt8(ascii: "\""): return .text(try string())
    default: return try word()
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(Failure) -> JSONTree
  ) throws(Failure) -> JSONTree {
    guard depth < Self.deepest else { throw .isTooDeep }
    depth += 1
    _ = cursor.skip(1)
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(Failure) -> JSONTree {
    var members: [JSONTree.Member] = []
    passBlanks()
    if next == UInt8(ascii: "}") {
      _ = cursor.skip(1)
      return .object([])
    }
    while true {
      passBlanks()
      guard let byte = next else { throw .isCut }
      guard byte == UInt8(ascii: "\"") else { throw .unexpected(byte: cursor.position) }
      let name = try string()
      passBlanks()
      try take(":")
      members.append(JSONTree.Member(name: name, value: try value()))
      if try isLast(before: "}") { return .object(members) }
    }
  }

  private mutating func array() throws(Failure) -> JSONTree {
    var values: [JSONTree] = []
    passBlanks()
    if next == UInt8(ascii: "]") {
      _ = cursor.skip(1)
      return .array([])
    }
    while true {
      values.append(try value())
      if try isLast(before: "]") { return .array(values) }
    }
  }

  /// Passes over the comma behind a value, or over the end; true at the end.
  private mutating func isLast(before end: Unicode.Scalar) throws(Failure) -> Bool {
    passBlanks()
    if next == UInt8(ascii: ",") {
      _ = cursor.skip(1)
      return false
    }
    try take(end)
    return true
  }

  private mutating func take(_ scalar: Unicode.Scalar) throws(Failure) {
    guard let byte = next else { throw .isCut }
    guard byte == UInt8(ascii: scalar) else { throw .unexpected(byte: cursor.position) }
    _ = cursor.skip(1)
  }

  private mutating func string() throws(Failure) -> String {
    _ = cursor.skip(1)
    let start = cursor
    var length = 0
    var isPlain = true
    while let byte = cursor.byte() {
      if byte == UInt8(ascii: "\"") {
        var body = start
        guard let text = body.take(length) else { throw .isCut }
        return isPlain ? text.text : try unescaped(text)
      }
      length += 1
      guard byte == UInt8(ascii: "\\") else { continue }
      isPlain = false
      guard cursor.skip(1) else { throw .isCut }
      length += 1
    }
    throw .isCut
  }

  private func unescaped(_ text: ByteCursor) throws(Failure) -> String {
    var text = text
    var units: [UInt8] = []
    while let byte = text.byte() {
      guard byte == UInt8(ascii: "\\") else {
        units.append(byte)
        continue
      }
      guard let escape = text.byte() else { throw .isCut }
      switch escape {
      case UInt8(ascii: "n"): units.append(0x0A)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "r"): units.append(0x0D)
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0C)
      case UInt8(ascii: "u"): units += Array(String(try scalar(&text)).utf8)
      default: units.append(escape)
      }
    }
    return String(decoding: units, as: UTF8.self)
  }

  /// The character of `\uXXXX`, two of them where it takes two; U+FFFD of half of such a pair.
  private func scalar(_ text: inout ByteCursor) throws(Failure) -> Unicode.Scalar {
    let first = try hex(&text)
    guard first & 0xFC00 == 0xD800 else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    var ahead = text
    guard ahead.byte() == UInt8(ascii: "\\"), ahead.byte() == UInt8(ascii: "u") else {
      return "\u{FFFD}"
    }
    let second = try hex(&ahead)
    guard second & 0xFC00 == 0xDC00 else { return "\u{FFFD}" }
    text = ahead
    return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF) ?? "\u{FFFD}"
  }

  private func hex(_ text: inout ByteCursor) throws(Failure) -> UInt32 {
    guard let digits = text.take(4) else { throw .isCut }
    guard let value = UInt32(digits.text, radix: 16) else {
      throw .unexpected(byte: cursor.position)
    }
    return value
  }

  /// A number, or one of the words that JSON and Python have.
  private mutating func word() throws(Failure) -> JSONTree {
    let start = cursor
    var length = 0
    while let byte = next, Self.isOfWord(byte) {
      _ = cursor.skip(1)
      length += 1
    }
    var body = start
    guard length > 0, let word = body.take(length) else { throw .unexpected(byte: start.position) }
    if let number = NumberText.number(word.rest) { return .number(number) }
    switch word.text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default:
      // A number that is cut is no number yet, such as `1e`.
      if cursor.isAtEnd, length < 32 { throw .isCut }
      throw .unexpected(byte: start.position)
    }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension JSONParser.Failure {
  /// What is wrong, as the end of a sentence on a line.
  var problem: String {
    switch self {
    case .isCut: "is cut off; expected a JSON object"
    case .unexpected(let byte): "is no JSON object (byte \(byte) of it)"
    case .isTooDeep: "has values more than 64 deep in each other"
    }
  }
}
