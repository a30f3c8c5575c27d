extension RatingScanner {
  typealias Pointer = UnsafePointer<UInt8>

  /// Reads a plain line with its end; nil where anything is out of the ordinary.
  ///
  /// Ordinary: digits alone, ids and times below 10¹⁸, a rating of at most 7 digits, no blanks.
  @inline(__always)
  func fastRating(_ cursor: inout Pointer, _ end: Pointer) -> RawRating? {
    let separator = (byte: separator.byte, width: separator.width)
    guard let user = digits(&cursor, end), skip(separator, &cursor, end),
      let movie = digits(&cursor, end), skip(separator, &cursor, end),
      let value = decimal(&cursor, end), skip(separator, &cursor, end),
      let time = digits(&cursor, end), skipLineEnd(&cursor, end),
      RawRating.scale.contains(value)
    else { return nil }
    return RawRating(user: user, movie: movie, value: value, time: time)
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
    guard var number = digits(&cursor, end) else { return nil }
    guard cursor < end, cursor.pointee == UInt8(ascii: ".") else {
      return cursor - start <= 7 ? Float(number) : nil
    }
    cursor += 1
    let fraction = cursor
    guard let part = digits(&cursor, end), cursor - start <= 8 else { return nil }
    var divisor: Int64 = 1
    for _ in 0..<(cursor - fraction) { divisor *= 10 }
    number = number * divisor + part
    return Float(number) / Float(divisor)
  }

  @inline(__always)
  private func skip(
    _ separator: (byte: UInt8, width: Int), _ cursor: inout Pointer, _ end: Pointer
  ) -> Bool {
    guard end - cursor >= separator.width, cursor.pointee == separator.byte,
      cursor[separator.width - 1] == separator.byte
    else { return false }
    cursor += separator.width
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

/// A rating with ids as the file spells them.
struct RawRating: Equatable {
  let user: Int64
  let movie: Int64
  let value: Float
  /// Seconds since 1970.
  let time: Int64

  /// Every rating lies in here; what does not is a mistake of the file, not a taste.
  static let scale: ClosedRange<Float> = 0...100
}
