/// Text of numbers with a decimal point, line by line.
struct NumberText {
  private let bytes: [UInt8]
  private var position = 0
  /// The number of the line that was read last, from 1.
  private(set) var line = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next line that is not empty, without its end; nil at the end of the text.
  mutating func next() -> ArraySlice<UInt8>? {
    let end = bytes.count
    while position < end {
      let stop = bytes[position..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
      var content = bytes[position..<stop]
      position = stop + 1
      line += 1
      if content.last == UInt8(ascii: "\r") { content.removeLast() }
      if content.contains(where: { $0 != UInt8(ascii: " ") }) { return content }
    }
    return nil
  }

  /// Reads a field as a number, in Swift's spelling, which is C's; nil where it is none.
  func number(_ field: ArraySlice<UInt8>) -> Float? { Float(field.trimmed.text) }
}

extension ArraySlice<UInt8> {
  /// Without blanks and quotes around it.
  var trimmed: Self {
    var text = self
    while let last = text.last, " \t\"".utf8.contains(last) { text.removeLast() }
    return text.drop { " \t\"".utf8.contains($0) }
  }

  /// As a person reads it.
  var text: String { String(decoding: self, as: UTF8.self) }
}
