import Archives

/// The first bytes of a file of lines, to see what it is.
struct HeadOfFile {
  /// What errors call the file.
  let file: String
  /// The bytes behind a byte order mark.
  let bytes: [UInt8]
  /// Whether these are all bytes of the file.
  let isWhole: Bool

  /// More than any file needs to show how it is laid out.
  static let longest = 1 << 16

  /// Reads the start of a stream.
  ///
  /// - Throws: `LoadError.foreign` where it is no text.
  init(of stream: any ByteStream, file: String) throws(LoadError) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.longest, alignment: 1)
    defer { memory.deallocate() }
    let count = try LoadError.ofStream { () throws(StreamError) in try stream.fill(memory) }
    try self.init(Array(memory[..<count]), isWhole: count < Self.longest, file: file)
  }

  init(_ start: [UInt8], isWhole: Bool, file: String) throws(LoadError) {
    if let contents = ForeignContents(startingWith: start) {
      throw .foreign(file: file, contents: contents)
    }
    self.file = file
    self.isWhole = isWhole
    bytes = Array(start.dropFirst(FieldText.byteOrderMark(of: start)))
  }

  /// Whole lines, at most `count` of them that are not blank, and where each one ends.
  func lines(_ count: Int) -> [Line] {
    var lines: [Line] = []
    var start = 0
    var number = 0
    while start < bytes.count, lines.count < count {
      let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
      guard let end = newline ?? (isWhole ? bytes.count : nil) else { break }
      number += 1
      let next = min(bytes.count, end + 1)
      let line = Line(number: number, bytes: bytes[start..<end], next: next)
      if !FieldText.isBlank(line.bytes) { lines.append(line) }
      start = next
    }
    return lines
  }

  struct Line {
    /// From 1.
    let number: Int
    /// Without its end, but perhaps with a carriage return.
    let bytes: ArraySlice<UInt8>
    /// Where the next line starts.
    let next: Int

    /// Whether a separator is the last thing in it.
    func endsWith(_ separator: Separator) -> Bool {
      guard separator != .blanks else { return false }
      let text = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
      return text.suffix(separator.text.utf8.count).elementsEqual(separator.text.utf8)
    }

    /// Its fields as text; nil where a quote is not closed in it.
    func fields(_ separator: Separator) -> [String]? {
      bytes.withUnsafeBufferPointer { bytes in
        guard let fields = LineFields(bytes, separator) else { return nil }
        var texts = (0..<fields.count).map(fields.text)
        if fields.count > 1, fields.endsEmpty { texts.removeLast() }
        return texts
      }
    }
  }
}
