import RatingWriting

/// Rows of fields as text: CSV as RFC 4180 has it, or fields parted by tabs.
public enum SeparatedText {
  public static func csv(_ header: [String], _ rows: some Sequence<[String]>) -> String {
    CSVField.line(header) + csvRows(rows)
  }

  /// Rows to follow a header that is written already.
  public static func csvRows(_ rows: some Sequence<[String]>) -> String {
    var text = ""
    for row in rows { text += CSVField.line(row) }
    return text
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
