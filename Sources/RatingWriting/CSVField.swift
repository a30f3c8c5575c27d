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
