import Files
import RatingData

/// One line of ratings, read with patience: what is unusual but sound is accepted, and what is broken
/// is named.
struct PatientLine {
  let bytes: UnsafeBufferPointer<UInt8>
  let dialect: Dialect

  /// What a line says.
  struct Row {
    let user: Identifier
    let item: Identifier
    let value: Float
    let time: UInt32
  }

  func read() throws(LineFault) -> Row {
    guard let line = LineFields(bytes, dialect.separator) else {
      throw fault(1, "a closing quote in the same line, and nothing but a separator behind it")
    }
    let fields = dialect.fields
    // A separator may end the line.
    guard line.count == fields.count || line.count == fields.count + 1 && line.endsEmpty else {
      throw fault(1, dialect.layout)
    }
    return Row(
      user: try name(line, fields.user, "user"), item: try name(line, fields.item, "movie"),
      value: try fields.rating.map { (field) throws(LineFault) in
        try value(line, field)
      } ?? 1,
      time: try fields.time.map { (field) throws(LineFault) in
        try time(line, field)
      } ?? 0)
  }

  private func name(
    _ line: LineFields, _ field: Int, _ what: String
  ) throws(LineFault) -> Identifier {
    if let number = FieldText.identifier(line.bytes(field)) { return .number(number) }
    switch dialect.ids {
    case .anything:
      // Control characters are blanks as text, and an id has none of these around it.
      if let id = FieldText.anyIdentifier(line.text(field)) { return id }
      throw fault(line, field, "a \(what) id")
    case .numbers:
      throw fault(line, field, "a \(what) id, a number of at most 64 bits without leading zeros")
    }
  }

  private func value(_ line: LineFields, _ field: Int) throws(LineFault) -> Float {
    let text = line.text(field)
    guard FieldText.isDecimal(text), let value = Float(text), dialect.signal.allowed.contains(value)
    else {
      var fault = fault(line, field, dialect.signal.expectation)
      fault.remedy = Self.remedy(for: text)
      throw fault
    }
    // Zero may have been spelled as if it were below itself.
    return value == 0 ? 0 : value
  }

  /// What to do about a value that says how all of the file is written: leaving such lines out would lose
  /// every fraction, or every rating beyond the range. nil of any other.
  private static func remedy(for text: String) -> String? {
    if text.contains(","), FieldText.isDecimal(text.replacing(",", with: ".")) {
      return "write fractions with a point and not with a comma"
    }
    guard FieldText.isDecimal(text) else { return nil }
    let isCount = (Float(text) ?? 0) > 100
    return "bring the scale into that range"
      + (isCount ? ", or read counts by --signal implicit" : "")
  }

  /// 0, which is none, where the field is empty: not every rating has a time.
  private func time(_ line: LineFields, _ field: Int) throws(LineFault) -> UInt32 {
    if line.bytes(field).isEmpty { return 0 }
    guard let time = TimeText.seconds(line.text(field)) else {
      throw fault(line, field, TimeText.expectation)
    }
    return time
  }

  private func fault(_ line: LineFields, _ field: Int, _ expected: String) -> LineFault {
    LineFault(column: line.column(field), expected: expected, found: line.text(field))
  }

  private func fault(_ column: Int, _ expected: String) -> LineFault {
    LineFault(column: column, expected: expected, found: FieldText.trimmed(String(outside: bytes)))
  }
}

/// What is wrong with a line.
struct LineFault: Error, Equatable {
  /// In characters from 1.
  let column: Int
  let expected: String
  let found: String
  /// What to do instead of leaving the line out, where that would lose more than a mistake; nil where not.
  var remedy: String?
}

extension RatingSignal {
  /// Every rating lies in here; what does not is a mistake of the file, not a taste. Counts have no bound.
  var allowed: ClosedRange<Float> {
    switch self {
    case .explicit: -100...100
    case .implicit: -Float.greatestFiniteMagnitude...Float.greatestFiniteMagnitude
    }
  }

  var expectation: String {
    switch self {
    case .explicit: "a rating from -100 to 100"
    case .implicit: "a number"
    }
  }
}
