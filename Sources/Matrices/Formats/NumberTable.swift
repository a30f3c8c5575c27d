import Files
import Models

/// A table of numbers: CSV, TSV, or with blanks between; a header and a first column of ids are known by what they hold.
struct NumberTable {
  private let text: [UInt8]

  init(_ file: borrowing InputFile) throws {
    text = try file.bytes(0..<file.size)
  }

  func read() throws(MatrixError.Fault) -> NamedMatrix {
    var lines = NumberText(text)
    guard let first = lines.next() else { throw .empty }
    let separator = Self.separator(of: first)
    var fields = Self.fields(first, separator)
    var hasNames = false
    // A header names columns, of which one of numbers would be one at most.
    // A pandas index has an empty one, and numbers may be columns' names.
    if fields.dropFirst().contains(where: { lines.number($0) == nil })
      || (fields.count > 1 && fields[0].trimmed.isEmpty)
      || (fields.count == 1 && lines.number(fields[0]) == nil)
    {
      hasNames = fields.count > 1 && Self.namesIds(fields[0])
      guard let second = lines.next() else {
        throw .line(lines.line, expected: "rows of numbers", found: first.text)
      }
      fields = Self.fields(second, separator)
    }
    hasNames = hasNames || fields.first.map { lines.number($0) == nil } ?? false
    var table = Rows(columns: fields.count - (hasNames ? 1 : 0), hasNames: hasNames)
    guard table.columns > 0 else {
      throw .line(lines.line, expected: "numbers", found: first.text)
    }
    try table.append(fields, lines)
    while let line = lines.next() {
      try table.append(Self.fields(line, separator), lines)
    }
    return table.matrix
  }

  /// The rows so far.
  private struct Rows {
    let columns: Int
    let hasNames: Bool
    private var values: [Float] = []
    private var names: [String] = []
    private var count = 0

    init(columns: Int, hasNames: Bool) {
      self.columns = columns
      self.hasNames = hasNames
    }

    mutating func append(
      _ fields: [ArraySlice<UInt8>], _ lines: NumberText
    ) throws(MatrixError.Fault) {
      let numbers = hasNames ? fields.dropFirst() : fields[...]
      guard numbers.count == columns else {
        throw .line(
          lines.line, expected: columns.counted("number"), found: numbers.count.counted("number"))
      }
      for field in numbers {
        guard let value = lines.number(field) else {
          throw .line(lines.line, expected: "a number", found: field.text)
        }
        values.append(value)
      }
      if hasNames { names.append(fields[0].trimmed.text) }
      count += 1
    }

    var matrix: NamedMatrix {
      NamedMatrix(
        FactorMatrix(rows: count, columns: columns, values: values),
        names: hasNames ? names : nil, format: "table of numbers")
    }
  }

  /// What stands between two fields of a line.
  private static func separator(of line: ArraySlice<UInt8>) -> UInt8 {
    "\t;,".utf8.max { first, second in
      line.count { $0 == first } < line.count { $0 == second }
    }.flatMap { line.contains($0) ? $0 : nil } ?? UInt8(ascii: " ")
  }

  private static func fields(
    _ line: ArraySlice<UInt8>, _ separator: UInt8
  ) -> [ArraySlice<UInt8>] {
    line.split(separator: separator, omittingEmptySubsequences: separator == UInt8(ascii: " "))
  }

  /// Whether a header says that its column has ids. That of a pandas index is empty.
  private static func namesIds(_ field: ArraySlice<UInt8>) -> Bool {
    let name = field.trimmed.text.lowercased().filter(\.isLetter)
    return ["", "word", "name", "item", "movie", "user", "index", "key"].contains(name)
      || name.hasSuffix("id")
  }
}
