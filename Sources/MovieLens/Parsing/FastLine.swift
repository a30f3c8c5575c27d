/// The lines of most files: digits, separator, digits, separator, rating, perhaps separator and time.
///
/// Two readers in one: this one gives up at the first surprise, and `PatientLine` looks at that one
/// line again, accepts what is unusual but sound, and finds the words for what is not.
struct FastLine {
  typealias Pointer = UnsafePointer<UInt8>

  private let separator: UInt8
  /// The separator is its byte twice.
  private let isDouble: Bool
  private let hasTime: Bool

  /// Nil where a dialect is not of this kind.
  init?(_ dialect: Dialect) {
    switch dialect.separator {
    case .byte(let byte): (separator, isDouble) = (byte, false)
    case .doubleColon: (separator, isDouble) = (UInt8(ascii: ":"), true)
    case .blanks: (separator, isDouble) = (UInt8(ascii: " "), false)
    }
    guard dialect.fields == .three || dialect.fields == .four else { return nil }
    hasTime = dialect.fields == .four
  }

  /// What a line says.
  struct Reading {
    var user: Int64
    var item: Int64
    var value: Float
    var time: UInt32
  }

  /// Reads a line with its end; nil where anything is out of the ordinary.
  ///
  /// Ordinary: canonical numbers below 10¹⁸ for ids, a rating of at most 7 digits, whole seconds, no
  /// blanks.
  @inline(__always)
  func read(_ cursor: inout Pointer, _ end: Pointer) -> Reading? {
    guard let user = identifier(&cursor, end), skipSeparator(&cursor, end),
      let item = identifier(&cursor, end), skipSeparator(&cursor, end),
      let value = decimal(&cursor, end), RatingRange.allowed.contains(value)
    else { return nil }
    var time: UInt32 = 0
    if hasTime {
      guard skipSeparator(&cursor, end), let number = digits(&cursor, end),
        let seconds = TimeText.seconds(number)
      else { return nil }
      time = seconds
    }
    guard skipLineEnd(&cursor, end) else { return nil }
    return Reading(user: user, item: item, value: value, time: time)
  }

  @inline(__always)
  private func identifier(_ cursor: inout Pointer, _ end: Pointer) -> Int64? {
    let start = cursor
    guard let number = digits(&cursor, end) else { return nil }
    // Another spelling of a number is another id.
    return start.pointee != UInt8(ascii: "0") || cursor - start == 1 ? number : nil
  }

  /// One to 18 digits, which cannot overflow.
  @inline(__always)
  private func digits(_ cursor: inout Pointer, _ end: Pointer) -> Int64? {
    let start = cursor
    var number: UInt64 = 0
    while cursor < end {
      let digit = cursor.pointee &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      number = number &* 10 &+ UInt64(digit)
      cursor += 1
    }
    return (1...18).contains(cursor - start) ? Int64(truncatingIfNeeded: number) : nil
  }

  /// Digits, and perhaps a point and digits: 7 at most, so that both numbers of the quotient are
  /// exact in a `Float` and the quotient is the nearest one to what is written.
  @inline(__always)
  private func decimal(_ cursor: inout Pointer, _ end: Pointer) -> Float? {
    let start = cursor
    guard let whole = digits(&cursor, end) else { return nil }
    guard cursor < end, cursor.pointee == UInt8(ascii: ".") else {
      return cursor - start <= 7 ? Float(whole) : nil
    }
    cursor += 1
    let fraction = cursor
    guard let part = digits(&cursor, end), cursor - start <= 8 else { return nil }
    if cursor - fraction == 1 { return Float(whole &* 10 &+ part) / 10 }
    var divisor: Int64 = 1
    for _ in 0..<(cursor - fraction) { divisor *= 10 }
    return Float(whole * divisor + part) / Float(divisor)
  }

  @inline(__always)
  private func skipSeparator(_ cursor: inout Pointer, _ end: Pointer) -> Bool {
    guard cursor < end, cursor.pointee == separator else { return false }
    cursor += 1
    guard isDouble else { return true }
    guard cursor < end, cursor.pointee == separator else { return false }
    cursor += 1
    return true
  }

  @inline(__always)
  private func skipLineEnd(_ cursor: inout Pointer, _ end: Pointer) -> Bool {
    if cursor < end, cursor.pointee == UInt8(ascii: "\r") { cursor += 1 }
    guard cursor < end else { return true }
    guard cursor.pointee == UInt8(ascii: "\n") else { return false }
    cursor += 1
    return true
  }
}
