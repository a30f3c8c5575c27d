/// Bytes of a file made into text and numbers.
enum Text {
  /// UTF-8 where the bytes are that, Latin-1 otherwise.
  ///
  /// MovieLens 1M is Latin-1 and copies of it are not; text of one that happens to be valid in the
  /// other does not occur in titles. Control characters become spaces, so that no title can move a
  /// cursor.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    // Most titles are plain ASCII, which needs no second look.
    guard bytes.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    let text = String(validating: bytes, as: UTF8.self) ?? latin1(bytes)
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  private static func latin1(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(Unicode.Scalar(byte)) }
    return String(text)
  }

  /// The bytes of a mark at the start that some editors leave in UTF-8.
  static func byteOrderMark(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  static func isBlank(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  /// The fields between double colons.
  static func split(_ line: String) -> [String] {
    var fields: [String] = []
    var field = line.utf8.startIndex
    var index = field
    let bytes = line.utf8
    while index < bytes.endIndex {
      let next = bytes.index(after: index)
      if bytes[index] == UInt8(ascii: ":"), next < bytes.endIndex, bytes[next] == UInt8(ascii: ":")
      {
        fields.append(String(line[field..<index]))
        index = bytes.index(after: next)
        field = index
      } else {
        index = next
      }
    }
    fields.append(String(line[field...]))
    return fields
  }

  /// A whole number from 0 that 64 bits hold, in digits alone.
  static func identifier(_ field: String) -> Int64? {
    guard field.utf8.allSatisfy({ $0 &- 48 <= 9 }) else { return nil }
    return Int64(field)
  }
}
