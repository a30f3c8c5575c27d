import RatingData

/// How the lines of a file of ratings look.
struct RowLayout: Sendable {
  /// Nil where the first line is a rating already.
  let header: String?
  let separator: String
  let spelling: ValueSpelling
  let times: Times
  /// Whether ids that hold a separator are quoted as in RFC 4180.
  var quoting = Quoting.none

  /// What becomes of the times.
  enum Times: Sendable {
    case none
    /// Zeros where the set has none.
    case written
  }

  enum Quoting: Sendable {
    case none
    case csv
  }

  func spell(_ id: Identifier) -> [UInt8] {
    switch (id, quoting) {
    case (.text(let text), .csv): Array(CSVField.quoted(text).utf8)
    default: Array(id.description.utf8)
    }
  }
}
