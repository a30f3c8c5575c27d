import RatingData

/// One worker's part in reading a file: parses block after block, and numbers the ids that it meets.
struct BlockParser {
  private let dialect: Dialect
  private let usual: UsualLine?
  private let fast: FastLine
  private(set) var users = IdentifierTable()
  private(set) var movies = IdentifierTable()

  init(_ dialect: Dialect) {
    self.dialect = dialect
    usual = UsualLine(dialect)
    fast = FastLine(dialect)
  }

  /// Reads the lines of a block; those that cannot be read are named in what comes back.
  ///
  /// - Throws: `LoadError.outOfMemory`.
  mutating func parse(_ block: Block) throws(LoadError) -> ParsedBlock {
    guard let start = block.bytes.baseAddress else {
      return try ParsedBlock(block, capacity: 0, dialect)
    }
    let end = start + block.bytes.count
    var parsed = try ParsedBlock(block, capacity: mostRatings(in: block.bytes), dialect)
    var cursor = start
    while cursor < end {
      parsed.lines += 1
      if let rating = usual?.read(&cursor) {
        parsed.chunk.append(
          user: users.number(of: rating.user), movie: movies.number(of: rating.item),
          halves: rating.halves, time: rating.time)
        continue
      }
      let line = cursor
      if let rating = fast.read(&cursor, end) {
        try parsed.chunk.append(
          user: users.number(of: rating.user), movie: movies.number(of: rating.item),
          value: rating.value, time: rating.time)
      } else {
        cursor = line
        while cursor < end, cursor.pointee != UInt8(ascii: "\n") { cursor += 1 }
        try parse(UnsafeBufferPointer(start: line, count: cursor - line), into: &parsed)
        if cursor < end { cursor += 1 }
      }
    }
    parsed.chunk.trim()
    return parsed
  }

  /// Reads a line that is out of the ordinary. Blank ones say nothing, and are left out.
  @inline(never)
  private mutating func parse(
    _ line: UnsafeBufferPointer<UInt8>, into parsed: inout ParsedBlock
  ) throws(LoadError) {
    guard !FieldText.isBlank(line) else { return }
    let rating: PatientLine.Row
    do {
      rating = try PatientLine(bytes: line, dialect: dialect).read()
    } catch {
      parsed.add(error)
      return
    }
    try parsed.chunk.append(
      user: Self.number(of: rating.user, in: &users),
      movie: Self.number(of: rating.item, in: &movies), value: rating.value, time: rating.time)
  }

  private static func number(
    of id: Identifier, in table: inout IdentifierTable
  ) -> Int32 {
    switch id {
    case .number(let number): return table.number(of: number)
    case .text(var text): return text.withUTF8 { table.number(of: $0) }
    }
  }

  /// As many as there are lines, and no more than there is room for: the shortest is `1,2,3`, or `1,2`.
  private func mostRatings(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    min(Self.lines(in: bytes), bytes.count / (dialect.fields.rating == nil ? 4 : 6) + 1)
  }

  /// How many lines there are at most.
  private static func lines(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let newline = SIMD32<UInt8>(repeating: UInt8(ascii: "\n"))
    var count = 1
    var position = 0
    while raw.count - position >= 32 {
      // One byte of a sum a column, which 255 rows cannot overflow.
      let rows = min(255, (raw.count - position) / 32)
      var sums = SIMD32<UInt8>()
      for row in 0..<rows {
        let vector = raw.loadUnaligned(
          fromByteOffset: position + 32 * row, as: SIMD32<UInt8>.self)
        sums &-= unsafeBitCast(vector .== newline, to: SIMD32<UInt8>.self)
      }
      count += Int(SIMD32<UInt16>(truncatingIfNeeded: sums).wrappedSum())
      position += 32 * rows
    }
    return count + raw[position...].count { $0 == UInt8(ascii: "\n") }
  }
}

/// What a block of lines says.
struct ParsedBlock: Sendable {
  let number: Int
  var lines = 0
  var chunk: RatingChunk
  /// Lines that could not be read: how many, and the first ones, their lines counted from the block's
  /// own first, 1.
  private(set) var faultCount = 0
  private(set) var firstFaults: [(line: Int, fault: LineFault)] = []

  /// So many are shown.
  static let shownFaults = 3

  init(_ block: Block, capacity: Int, _ dialect: Dialect) throws(LoadError) {
    number = block.number
    chunk = try RatingChunk(capacity: capacity, hasTimes: dialect.fields.time != nil)
  }

  /// Takes note of what is wrong with the line that was counted last.
  mutating func add(_ fault: LineFault) {
    faultCount += 1
    if firstFaults.count < Self.shownFaults { firstFaults.append((lines, fault)) }
  }
}
