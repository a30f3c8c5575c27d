import Files

/// A CSV file that a person keeps, as records.
package enum CSVFile {
  package struct Record: Sendable, Equatable {
    package let fields: [String]
    /// In which it starts, from 1.
    package let line: Int
  }

  /// All records of a file, blank lines left out.
  ///
  /// - Throws: `LoadError`, for the first record that is broken too.
  package static func records(of path: String) throws(LoadError) -> [Record] {
    guard FileKind(at: path) != nil else { throw .noSuchInput(path: path) }
    let bytes: [UInt8]
    do throws(FileFailure) {
      bytes = try InputFile.contents(of: path)
    } catch {
      throw LoadError(error)
    }
    var reader = try CSVRecords(SmallFile(name: path, bytes: bytes))
    var records: [Record] = []
    while let fields = try reader.next() {
      records.append(Record(fields: fields, line: reader.place.line))
    }
    return records
  }
}
