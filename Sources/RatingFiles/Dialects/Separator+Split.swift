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
