import Archives
import Files

/// A CSV file that a person keeps, plain or gzipped, as records.
package struct CSVFile: Sendable {
  package struct Record: Sendable, Equatable {
    package let fields: [String]
    /// In which it starts, from 1.
    package let line: Int
  }

  /// What a file says, and what of it could not be read.
  package struct Contents: Sendable {
    package fileprivate(set) var records: [Record] = []
    /// Why records were left out, in the order of the file.
    package fileprivate(set) var faults: [LoadError] = []
  }

  private let text: SmallFile

  /// What messages call it.
  package var name: String { text.name }

  /// A regular file: a pipe that nobody writes to would be waited for.
  package init(_ path: String) throws(LoadError) {
    guard let kind = FileKind(at: path) else { throw .noSuchInput(path: path) }
    switch kind {
    case .file: break
    case .folder: throw .unsupportedFile(path: path, kind: "a folder")
    case .special: throw .unsupportedFile(path: path, kind: "no regular file")
    }
    try self.init(named: path) { () throws(StreamError) in try FileStream(path: path) }
  }

  package init(standardInput name: String) throws(LoadError) {
    guard !StandardInput.isTerminal else { throw .noPipe }
    try self.init(named: name) { () throws(StreamError) in try FileStream(standardInput: name) }
  }

  init(_ text: SmallFile) { self.text = text }

  private init(
    named name: String, _ open: () throws(StreamError) -> FileStream
  ) throws(LoadError) {
    let bytes = try LoadError.ofStream { () throws(StreamError) in
      try open().unpacked(named: name).contents(of: name, limit: SmallFile.longest)
    }
    self.init(SmallFile(name: name, bytes: bytes))
  }

  /// All records, blank lines left out.
  ///
  /// - Throws: for the first record that is broken, where such are not to be left out.
  package func contents(_ faults: FaultPolicy) throws(LoadError) -> Contents {
    var reader = try CSVRecords(text)
    var contents = Contents()
    while true {
      do throws(LoadError) {
        guard let fields = try reader.next() else { return contents }
        contents.records.append(Record(fields: fields, line: reader.place.line))
      } catch {
        guard faults == .skip else { throw error }
        contents.faults.append(error)
      }
    }
  }
}
