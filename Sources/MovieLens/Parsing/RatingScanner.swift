/// Reads lines of user, movie, rating and time.
///
/// Two readers in one: a fast one for lines as they should be, which gives up at the first surprise,
/// and `RatingLine`, which looks at that one line again, accepts what is unusual but sound, and finds
/// the words for what is not.
struct RatingScanner {
  let separator: Separator
  /// What a line looks like, for messages.
  let layout: String

  /// What stands between two fields: the same byte, once or twice.
  enum Separator {
    case comma
    case doubleColon

    var byte: UInt8 { self == .comma ? UInt8(ascii: ",") : UInt8(ascii: ":") }
    var width: Int { self == .comma ? 1 : 2 }
  }

  /// Reads a whole file but for the first `header` bytes.
  func columns(of file: FileBytes, after header: Int) throws(LoadError) -> RatingColumns {
    try file.withBytes { bytes throws(LoadError) in
      var columns = RatingColumns(file: file.name)
      guard let start = bytes.baseAddress else {
        throw .empty(file: file.name, expected: layout)
      }
      let headerLines = bytes[..<header].count { $0 == UInt8(ascii: "\n") }
      let end = start + bytes.count
      var cursor = start + (header > 0 ? header : Text.byteOrderMark(of: bytes))
      columns.reserve(lines(from: cursor, to: end))
      while cursor < end {
        let line = cursor
        if let rating = fastRating(&cursor, end) {
          columns.append(rating)
          continue
        }
        cursor = line
        while cursor < end, cursor.pointee != UInt8(ascii: "\n") { cursor += 1 }
        let place = LoadError.Place(file: file.name, line: headerLines + columns.count + 1)
        let slow = RatingLine(
          bytes: UnsafeBufferPointer(start: line, count: cursor - line), scanner: self, place: place
        )
        if slow.isBlank, Text.isBlank(UnsafeBufferPointer(start: line, count: end - line)) { break }
        columns.append(try slow.rating())
        if cursor < end { cursor += 1 }
      }
      guard columns.count > 0 else { throw .empty(file: file.name, expected: layout) }
      guard columns.count <= Int(Int32.max) else { throw .tooManyRatings(file: file.name) }
      return columns
    }
  }

  /// How many lines there are: what the columns will need.
  private func lines(from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) -> Int {
    var newlines = 0
    for byte in UnsafeBufferPointer(start: start, count: end - start) {
      newlines &+= byte == UInt8(ascii: "\n") ? 1 : 0
    }
    return newlines + 1
  }
}
