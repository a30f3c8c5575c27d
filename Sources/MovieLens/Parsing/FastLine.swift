/// The lines of most files: fields without quotes or blanks, each with what its column holds.
///
/// Two readers in one: this one gives up at the first surprise, and `PatientLine` looks at that one
/// line again, accepts what is unusual but sound, and finds the words for what is not.
struct FastLine {
  typealias Pointer = UnsafePointer<UInt8>

  private let separator: UInt8
  /// The separator is its byte twice.
  private let isDouble: Bool
  /// Several of them part no more fields than one does.
  private let isRepeatable: Bool
  /// What the columns hold, from the left.
  private let columns: [RatingColumn?]
  private let ids: Dialect.IdentifierRule

  init(_ dialect: Dialect) {
    switch dialect.separator {
    case .byte(let byte): (separator, isDouble) = (byte, false)
    case .doubleColon: (separator, isDouble) = (UInt8(ascii: ":"), true)
    case .blanks: (separator, isDouble) = (UInt8(ascii: " "), false)
    }
    isRepeatable = dialect.separator == .blanks
    let fields = dialect.fields
    var columns = [RatingColumn?](repeating: nil, count: fields.count)
    columns[fields.user] = .user
    columns[fields.item] = .item
    columns[fields.rating] = .rating
    if let time = fields.time { columns[time] = .timestamp }
    self.columns = columns
    ids = dialect.ids
  }

  /// What a line says.
  struct Reading {
    var user = Name()
    var item = Name()
    var value: Float = 0
    var time: UInt32 = 0
  }

  /// An id: a number, or else bytes of the line.
  struct Name {
    var number: Int64 = 0
    var text: UnsafeBufferPointer<UInt8>?
  }

  /// Reads a line with its end; nil where anything is out of the ordinary.
  ///
  /// Ordinary: ids of ASCII without quotes and blanks, numbers among them below 10¹⁸; a rating of at
  /// most 7 digits; whole seconds.
  @inline(__always)
  func read(_ cursor: inout Pointer, _ end: Pointer) -> Reading? {
    var reading = Reading()
    for column in columns.indices {
      if column > 0 { guard skipSeparator(&cursor, end) else { return nil } }
      switch columns[column] {
      case .user: guard name(&cursor, end, &reading.user) else { return nil }
      case .item: guard name(&cursor, end, &reading.item) else { return nil }
      case .rating:
        guard let value = decimal(&cursor, end), RatingRange.allowed.contains(value) else {
          return nil
        }
        reading.value = value
      case .timestamp:
        guard let number = digits(&cursor, end), let seconds = TimeText.seconds(number) else {
          return nil
        }
        reading.time = seconds
      case nil:
        guard let word = word(&cursor, end), !(isRepeatable && word.isEmpty) else { return nil }
      }
    }
    return skipLineEnd(&cursor, end) ? reading : nil
  }

  @inline(__always)
  private func name(_ cursor: inout Pointer, _ end: Pointer, _ name: inout Name) -> Bool {
    let start = cursor
    // Another spelling of a number is another id.
    if let number = digits(&cursor, end), start.pointee != UInt8(ascii: "0") || cursor - start == 1,
      cursor == end || cursor.pointee == separator || cursor.pointee <= UInt8(ascii: "\r")
    {
      name.number = number
      return true
    }
    cursor = start
    return text(&cursor, end, &name)
  }

  @inline(never)
  private func text(_ cursor: inout Pointer, _ end: Pointer, _ name: inout Name) -> Bool {
    guard ids == .anything, let word = word(&cursor, end), !word.isEmpty,
      // Digits that do not fit are the patient reader's to judge.
      Text.identifier(word) == nil
    else { return false }
    name.text = word
    return true
  }

  /// Everything up to the next separator or the end of the line; nil where a byte is there that may
  /// mean something else.
  @inline(__always)
  private func word(_ cursor: inout Pointer, _ end: Pointer) -> UnsafeBufferPointer<UInt8>? {
    let start = cursor
    while cursor < end {
      let byte = cursor.pointee
      if byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "\"") else { return nil }
      cursor += 1
    }
    return UnsafeBufferPointer(start: start, count: cursor - start)
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
