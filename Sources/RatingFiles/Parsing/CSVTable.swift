/// A CSV file whose first record names its columns.
package struct CSVTable: Sendable {
  /// What messages call the file.
  package let file: String
  /// As the first record has it; empty of an empty file.
  package let header: [String]
  package let records: [CSVFile.Record]
  /// Why records were left out, in the order of the file.
  package let faults: [LoadError]
  /// Where each column stands, by its name in lower case; of several the first.
  private let columns: [String: Int]

  /// How far down the names of columns are looked for.
  private static let longestPreface = 12

  /// - Parameter isHeader: whether a record, in lower case, names columns: some write of a list before it begins. Where
  ///   none of the first does, the first names them.
  /// - Throws: for the first record that is broken, where such are not to be left out.
  package init(
    _ file: CSVFile, _ policy: FaultPolicy, headedBy isHeader: ([String]) -> Bool = { _ in true }
  ) throws(LoadError) {
    let contents = try file.contents(policy)
    let head =
      contents.records.prefix(Self.longestPreface).firstIndex {
        isHeader($0.fields.map { $0.lowercased() })
      } ?? 0
    self.file = file.name
    header = contents.records.dropFirst(head).first?.fields ?? []
    records = Array(contents.records.dropFirst(head + 1))
    faults = contents.faults
    columns = Dictionary(
      header.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter column: a name in lower case.
  package func has(_ column: String) -> Bool { columns[column] != nil }

  package var hasEachColumnOnce: Bool { columns.count == header.count }

  /// What stands in a column; nil where there is nothing.
  ///
  /// - Parameter column: a name in lower case.
  package func text(_ column: String?, of record: CSVFile.Record) -> String? {
    guard let column, let index = columns[column], record.fields.indices.contains(index) else {
      return nil
    }
    let text = record.fields[index]
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }
}
