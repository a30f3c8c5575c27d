/// Rows of fields as text: CSV as RFC 4180 has it, or fields parted by tabs.
public enum SeparatedText {
  public static func csv(_ header: [String], _ rows: some Sequence<[String]>) -> String {
    var text = line(header)
    for row in rows { text += line(row) }
    return text
  }

  private static func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D })
    else {
      return field
    }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// What would part fields or lines becomes a space.
  public static func tabs(_ rows: some Sequence<[String]>) -> String {
    var text = ""
    for row in rows {
      text +=
        row.map { field in
          String(field.map { $0 == "\t" || $0.isNewline ? " " : $0 })
        }.joined(separator: "\t") + "\n"
    }
    return text
  }
}
