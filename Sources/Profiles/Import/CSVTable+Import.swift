import RatingFiles

/// Tables that a site exports.
extension CSVTable {
  init(importing file: CSVFile, _ policy: FaultPolicy) throws(ImportError) {
    do throws(LoadError) {
      try self.init(file, policy)
    } catch {
      throw .notRead(error)
    }
  }

  func bad(_ record: CSVFile.Record, expected: String) -> ImportError {
    .badLine(
      file: file, line: record.line, expected: expected,
      found: record.fields.joined(separator: ","))
  }
}
