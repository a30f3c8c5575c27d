import Files

/// The lines of a small file, taken apart at a separator; blank ones are left out.
struct Lines: Records {
  private let bytes: [UInt8]
  private let file: String
  private let separator: Separator
  private var start: Int
  private var last = 0..<0
  private var number = 0

  /// - Throws: `LoadError.foreign` where the file is no text.
  init(_ text: SmallFile, _ separator: Separator) throws(LoadError) {
    bytes = try text.proved()
    file = text.name
    self.separator = separator
    start = FieldText.byteOrderMark(of: bytes)
  }

  var place: LoadError.Place { LoadError.Place(file: file, line: number, column: 1) }
  var lastRecord: String { String(outside: bytes[last]) }

  mutating func next() -> [String]? {
    while start < bytes.count {
      number += 1
      var end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      last = start..<end
      start = end + 1
      if end > last.lowerBound, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      last = last.lowerBound..<end
      if !FieldText.isBlank(bytes[last]) { return fields }
    }
    return nil
  }

  /// Whatever they hold: a quote has no meaning here, as titles have them.
  private var fields: [String] {
    separator.fields(of: bytes[last]).map { String(outside: bytes[$0]) }
  }
}
