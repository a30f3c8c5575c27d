/// Fields of a CSV file as RFC 4180 has it.
package enum CSVField {
  /// In quotes where it would not come out the same without them.
  package static func quoted(_ text: String) -> String {
    let bytes = text.utf8
    // A reader may drop blanks at the ends, and take an empty field for a missing one.
    let isPlain =
      !bytes.isEmpty && bytes.first != UInt8(ascii: " ") && bytes.last != UInt8(ascii: " ")
      && !bytes.contains { special.contains($0) }
    guard !isPlain else { return text }
    return "\"" + text.changing("\"", to: "\"\"") + "\""
  }

  /// A record with its line end. An empty field is a missing one.
  package static func line(_ fields: [String]) -> String {
    fields.map { $0.isEmpty ? "" : quoted($0) }.joined(separator: ",") + "\n"
  }

  private static let special = Array("\",\r\n\t".utf8)
}

/// Text on its way into a field. Looked at as bytes, for a reader does so too: among characters an
/// accent behind a separator would hide it, and so would the two bytes of a line end of Windows.
extension String {
  func holds(_ part: String) -> Bool { utf8.contains(part.utf8) }

  /// With every occurrence of a part replaced.
  func changing(_ part: String, to other: String) -> String {
    guard holds(part) else { return self }
    let bytes = Array(utf8).replacing(Array(part.utf8), with: other.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What of a text would end a field or a line, in words; nil where nothing does.
  func fieldEnd(at separator: String, named name: String) -> String? {
    if holds(separator) { return name }
    return holds("\n") || holds("\r") ? "a line end" : nil
  }
}
