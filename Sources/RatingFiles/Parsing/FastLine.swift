/// Lines of fields without quotes or blanks, in any order, with ids of any text.
///
/// It gives up at the first surprise, and `PatientLine` looks at that one line again, accepts what is
/// unusual but sound, and finds the message for what is not. Without this reader 3 million ratings with
/// text ids in another order take five times as long: 3.5 s against 0.65 s on two cores.
struct FastLine {
  typealias Pointer = UnsafePointer<UInt8>

  private let separator: SeparatorBytes
  /// Several of them part no more fields than one does.
  private let isRepeatable: Bool
  /// What the columns hold, from the left.
  private let columns: [RatingColumn?]
  private let ids: Dialect.IdentifierRule
  /// The value of each rating of a file without a column of them.
  private let defaultValue: Float
  private let allowed: ClosedRange<Float>

  init(_ dialect: Dialect) {
    separator = SeparatorBytes(dialect.separator)
    isRepeatable = dialect.separator == .blanks
    let fields = dialect.fields
    var columns = [RatingColumn?](repeating: nil, count: fields.count)
    columns[fields.user] = .user
    columns[fields.item] = .item
    if let rating = fields.rating { columns[rating] = .rating }
    defaultValue = fields.rating == nil ? 1 : 0
    allowed = dialect.signal.allowed
    if let time = fields.time { columns[time] = .timestamp }
    self.columns = columns
    ids = dialect.ids
  }

  /// What a line says.
  struct Row {
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
  /// Behind `end` there must be `BlockSource.padding` bytes that are no digits.
  ///
  /// Ordinary: ids of ASCII without quotes and blanks, numbers among them below 10¹⁸; a rating of at
  /// most 7 digits; whole seconds.
  func read(_ cursor: inout Pointer, _ end: Pointer) -> Row? {
    var reading = Row()
    reading.value = defaultValue
    for column in columns.indices {
      if column > 0 { guard separator.skip(&cursor) else { return nil } }
      switch columns[column] {
      case .user: guard name(&cursor, end, &reading.user) else { return nil }
      case .item: guard name(&cursor, end, &reading.item) else { return nil }
      case .rating:
        guard let value = decimal(&cursor, end) else { return nil }
        reading.value = value
      case .timestamp:
        guard let seconds = time(&cursor) else { return nil }
        reading.time = seconds
      case nil:
        guard let word = word(&cursor, end), !(isRepeatable && word.isEmpty) else { return nil }
      }
    }
    return skipLineEnd(&cursor, end) ? reading : nil
  }

  @inline(__always)
  private func time(_ cursor: inout Pointer) -> UInt32? {
    digits(&cursor).flatMap { TimeText.seconds($0) }
  }

  @inline(__always)
  private func name(_ cursor: inout Pointer, _ end: Pointer, _ name: inout Name) -> Bool {
    let start = cursor
    // Another spelling of a number is another id.
    if let number = digits(&cursor), start.pointee != UInt8(ascii: "0") || cursor - start == 1,
      cursor.pointee == separator.byte || cursor.pointee <= UInt8(ascii: "\r")
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
      FieldText.identifier(word) == nil
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
      if byte == separator.byte || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        break
      }
      guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "\"") else { return nil }
      cursor += 1
    }
    return UnsafeBufferPointer(start: start, count: cursor - start)
  }

  /// One to 18 digits, which cannot overflow.
  @inline(__always)
  private func digits(_ cursor: inout Pointer) -> Int64? {
    let first = EightDigits(cursor)
    cursor += first.count
    guard first.count == 8 else { return first.count > 0 ? Int64(first.number) : nil }
    let second = EightDigits(cursor)
    cursor += second.count
    let number = Int64(first.number) * second.power + Int64(second.number)
    guard second.count == 8 else { return number }
    let third = EightDigits(cursor)
    cursor += third.count
    return third.count <= 2 ? number * third.power + Int64(third.number) : nil
  }

  /// Digits, and perhaps a point and digits: 7 at most, so that both numbers of the quotient are
  /// exact in a `Float` and the quotient is the nearest one to what is written.
  private func decimal(_ cursor: inout Pointer, _ end: Pointer) -> Float? {
    let start = cursor
    guard let whole = digits(&cursor) else { return nil }
    var value = Float(whole)
    var digitCount = cursor - start
    if cursor < end, cursor.pointee == UInt8(ascii: ".") {
      cursor += 1
      let fraction = cursor
      guard let part = digits(&cursor) else { return nil }
      digitCount += cursor - fraction
      guard digitCount <= 7 else { return nil }
      var divisor: Int64 = 1
      for _ in 0..<(cursor - fraction) { divisor *= 10 }
      value = Float(whole * divisor + part) / Float(divisor)
    }
    return digitCount <= 7 && allowed.contains(value) ? value : nil
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
