/// A field of a CSV file as RFC 4180 has it.
enum CSVField {
  /// In quotes where it would not come out the same without them.
  static func quoted(_ text: String) -> String {
    let bytes = text.utf8
    // A reader may drop blanks at the ends, and take an empty field for a missing one.
    let isPlain =
      !bytes.isEmpty && bytes.first != UInt8(ascii: " ") && bytes.last != UInt8(ascii: " ")
      && !bytes.contains { special.contains($0) }
    guard !isPlain else { return text }
    return "\"" + text.changing("\"", to: "\"\"") + "\""
  }

  private static let special = Array("\",\r\n\t".utf8)
}
