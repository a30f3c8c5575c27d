import Files
import Models

/// Vectors with a word each, as word2vec and gensim write them: a line of two numbers, then rows as text or in binary.
struct WordVectors {
  /// The first line: how many words there are, and how long their vectors.
  struct Header: Equatable {
    let rows: Int
    let columns: Int
    /// The byte behind the line.
    let end: Int
    let isBinary: Bool

    /// - Returns: nil of a file that begins otherwise.
    init?(_ file: borrowing InputFile) throws {
      let start = try file.bytes(0..<Self.looked)
      guard let stop = start.prefix(64).firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      let fields = start[..<stop].split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
      guard fields.count == 2, let rows = Int(fields[0].text), let columns = Int(fields[1].text),
        rows > 0, columns > 0
      else { return nil }
      let rest = start[(stop + 1)...]
      let second = rest.prefix { $0 != UInt8(ascii: "\n") }
      let isText = second.split(separator: UInt8(ascii: " ")).count == columns + 1
      // Numbers in binary have bytes that no text has.
      let isBinary = !isText && rest.contains { $0 < 9 }
      guard isText || isBinary else { return nil }
      (self.rows, self.columns, self.isBinary) = (rows, columns, isBinary)
      end = stop + 1
    }

    private static let looked = 1 << 16
  }

  private let header: Header

  init(_ header: Header) { self.header = header }

  func read(_ file: borrowing InputFile) throws -> NamedMatrix {
    // A word, a blank, and the shortest spelling of each number.
    let least = header.isBinary ? 4 : 2
    let (numbers, tooWide) = header.columns.multipliedReportingOverflow(by: least)
    let (bytes, tooMany) = header.rows.multipliedReportingOverflow(by: numbers)
    guard !tooWide, !tooMany, bytes <= file.size - header.end else {
      throw MatrixError.Fault.length(
        expected: tooWide || tooMany ? .max : header.end + bytes, found: file.size)
    }
    return try header.isBinary ? readBinary(file) : readText(file)
  }

  private func readText(_ file: borrowing InputFile) throws -> NamedMatrix {
    var lines = NumberText(try file.bytes(0..<file.size))
    _ = lines.next()
    var values: [Float] = []
    values.reserveCapacity(header.rows * header.columns)
    var names: [String] = []
    while let line = lines.next() {
      guard names.count < header.rows else {
        throw MatrixError.Fault.line(
          lines.line, expected: "the end, after \(header.rows.counted("word"))", found: line.text)
      }
      // A word may have blanks in it: the numbers are the last ones.
      var fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count > header.columns else {
        throw MatrixError.Fault.line(
          lines.line, expected: "a word and \(header.columns.counted("number"))", found: line.text)
      }
      let numbers = fields.suffix(header.columns)
      for field in numbers {
        guard let value = lines.number(field) else {
          throw MatrixError.Fault.line(lines.line, expected: "a number", found: field.text)
        }
        values.append(value)
      }
      fields.removeLast(header.columns)
      names.append(fields.map(\.text).joined(separator: " "))
    }
    guard names.count == header.rows else {
      throw MatrixError.Fault.line(
        lines.line, expected: header.rows.counted("word"),
        found: "the end of the file after \(names.count)")
    }
    return named(values, names, "text")
  }

  private func readBinary(_ file: borrowing InputFile) throws -> NamedMatrix {
    let bytes = try file.bytes(0..<file.size)
    var values: [Float] = []
    values.reserveCapacity(header.rows * header.columns)
    var names: [String] = []
    var place = header.end
    for row in 1...header.rows {
      // Some writers end a row with a line end.
      while place < bytes.count, bytes[place] == UInt8(ascii: "\n") { place += 1 }
      guard let blank = bytes[place...].prefix(Self.longestWord).firstIndex(of: UInt8(ascii: " "))
      else {
        throw MatrixError.Fault.row(row, byte: place, expected: "a word and a blank")
      }
      names.append(bytes[place..<blank].text)
      place = blank + 1
      guard header.columns * 4 <= bytes.count - place else {
        throw MatrixError.Fault.row(
          row, byte: place, expected: header.columns.counted("number") + " of four bytes")
      }
      bytes.withUnsafeBytes { bytes in
        for column in 0..<header.columns {
          let bits = bytes.loadUnaligned(fromByteOffset: place + column * 4, as: UInt32.self)
          values.append(Float(bitPattern: UInt32(littleEndian: bits)))
        }
      }
      place += header.columns * 4
    }
    guard bytes[place...].allSatisfy({ $0 == UInt8(ascii: "\n") }) else {
      throw MatrixError.Fault.length(expected: place, found: bytes.count)
    }
    return named(values, names, "binary")
  }

  private static let longestWord = 10_000

  private func named(_ values: [Float], _ names: [String], _ format: String) -> NamedMatrix {
    NamedMatrix(
      FactorMatrix(rows: header.rows, columns: header.columns, values: values), names: names,
      format: "word2vec, \(format)")
  }
}
