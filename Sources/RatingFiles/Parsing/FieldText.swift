import RatingData

/// Bytes of a file made into text and numbers.
enum FieldText {
  /// The bytes of a mark at the start that some editors leave in UTF-8.
  static func byteOrderMark(of bytes: some Collection<UInt8>) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// A space, a tab or another byte that moves on.
  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  static func isBlank(_ bytes: some Sequence<UInt8>) -> Bool { bytes.allSatisfy { isBlank($0) } }

  /// A number as `Identifier` spells one: digits alone, no leading zero, at most 64 bits.
  static func identifier(_ field: some Collection<UInt8>) -> Int64? {
    guard let first = field.first, field.count == 1 || first != UInt8(ascii: "0") else {
      return nil
    }
    var number: Int64 = 0
    for byte in field {
      let digit = byte &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      let (tens, isLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isLarger) = tens.addingReportingOverflow(Int64(digit))
      guard !isLarge, !isLarger else { return nil }
      number = sum
    }
    return number
  }

  /// A number of the same kind from a field of a listing; nil for anything else.
  static func number(_ field: String) -> Identifier? {
    identifier(trimmed(field).utf8).map { .number($0) }
  }

  /// An id of any kind; nil for none.
  static func anyIdentifier(_ field: String) -> Identifier? {
    let text = trimmed(field)
    return text.isEmpty ? nil : identifier(text.utf8).map { .number($0) } ?? .text(text)
  }

  /// Digits with at most one point, and perhaps a sign. What Swift reads beyond that (0x1p2, 1e3, nan)
  /// no set writes for a rating or a time, so that there it is a mistake.
  static func isDecimal(_ field: String) -> Bool {
    var digits = field.utf8[...]
    if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") {
      digits.removeFirst()
    }
    let points = digits.count { $0 == UInt8(ascii: ".") }
    return points <= 1 && digits.count > points
      && digits.allSatisfy { $0 == UInt8(ascii: ".") || $0 &- UInt8(ascii: "0") <= 9 }
  }

  /// Without the blanks around it.
  static func trimmed(_ text: String) -> String {
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last, isBlank(first) || isBlank(last) else {
      return text
    }
    let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
    let end = bytes.lastIndex { !isBlank($0) }.map(bytes.index(after:)) ?? start
    return String(text[start..<end])
  }
}
