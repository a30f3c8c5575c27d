import RatingFiles

/// A table that a site exports: records, whose columns have names.
struct ImportTable {
  let file: String
  /// As the first record has it; empty of an empty file.
  let header: [String]
  let records: [CSVFile.Record]
  /// Why records were left out, in words.
  let faults: [String]
  /// Where each column stands, by its name in lower case.
  private let columns: [String: Int]

  init(_ file: CSVFile, _ policy: FaultPolicy) throws(ImportError) {
    self.file = file.name
    let contents: CSVFile.Contents
    do throws(LoadError) {
      contents = try file.contents(policy)
    } catch {
      throw .notRead(error)
    }
    header = contents.records.first?.fields ?? []
    records = Array(contents.records.dropFirst())
    faults = contents.faults.map(\.message)
    columns = Dictionary(
      header.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  func has(_ column: String) -> Bool { columns[column] != nil }

  /// What stands in a column; nil where there is nothing.
  func text(_ column: String?, of record: CSVFile.Record) -> String? {
    guard let column, let index = columns[column], record.fields.indices.contains(index) else {
      return nil
    }
    let text = record.fields[index]
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  func bad(_ record: CSVFile.Record, expected: String) -> ImportError {
    .badLine(
      file: file, line: record.line, expected: expected,
      found: record.fields.joined(separator: ","))
  }
}
