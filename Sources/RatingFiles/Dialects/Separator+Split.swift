extension Separator {
  /// Where the fields of a line are. A quote is a byte like any other here.
  func fields<Bytes: RandomAccessCollection<UInt8>>(
    of line: Bytes
  ) -> [Range<Int>] where Bytes.Index == Int {
    var fields: [Range<Int>] = []
    var start = line.startIndex
    var index = start
    while index < line.endIndex {
      let length = length(in: line, at: index)
      if length > 0 {
        fields.append(start..<index)
        start = index + length
      }
      index += max(1, length)
    }
    fields.append(start..<line.endIndex)
    // Any number of blanks part two fields, and those at the ends part none.
    return self == .blanks ? fields.filter { !$0.isEmpty } : fields
  }

  /// The bytes of a separator that stands at an index; 0 where none does.
  private func length<Bytes: RandomAccessCollection<UInt8>>(
    in line: Bytes, at index: Int
  ) -> Int where Bytes.Index == Int {
    switch self {
    case .byte(let byte): return line[index] == byte ? 1 : 0
    case .blanks: return FieldText.isBlank(line[index]) ? 1 : 0
    case .doubleColon:
      let colon = UInt8(ascii: ":")
      return line[index] == colon && index + 1 < line.endIndex && line[index + 1] == colon ? 2 : 0
    }
  }
}

/// What stands between two fields of a line, where it stands there once and nothing beside it.
struct SeparatorBytes {
  let byte: UInt8
  /// It is that byte twice.
  let isDouble: Bool

  init(_ separator: Separator) {
    switch separator {
    case .byte(let byte): (self.byte, isDouble) = (byte, false)
    case .doubleColon: (byte, isDouble) = (UInt8(ascii: ":"), true)
    case .blanks: (byte, isDouble) = (UInt8(ascii: " "), false)
    }
  }

  /// Goes behind the separator; false, and somewhere in it, where there is none.
  @inline(__always)
  func skip(_ cursor: inout UnsafePointer<UInt8>) -> Bool {
    guard cursor.pointee == byte else { return false }
    cursor += 1
    guard isDouble else { return true }
    guard cursor.pointee == byte else { return false }
    cursor += 1
    return true
  }
}
