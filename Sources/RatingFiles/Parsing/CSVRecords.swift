import Files

/// Records of comma-separated values: quoted fields may hold commas, line ends and doubled quotes.
///
/// Source: RFC 4180; beyond it, a quote inside an unquoted field is an ordinary character, line ends
/// may be LF alone, and the last may be missing.
struct CSVRecords: Records {
  private let bytes: [UInt8]
  private let file: String
  private var line = 1
  private var recordStart: Int
  /// Where the next record starts.
  private(set) var offset: Int
  /// Where the record starts that `next` returned last.
  private(set) var place: LoadError.Place

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// - Throws: `LoadError.foreign` where the file is no text.
  init(_ text: SmallFile) throws(LoadError) {
    bytes = try text.proved()
    file = text.name
    offset = FieldText.byteOrderMark(of: bytes)
    recordStart = offset
    place = LoadError.Place(file: file, line: 1, column: 1)
  }

  /// The next record's fields, blank lines left out; nil at the end of the file.
  mutating func next() throws(LoadError) -> [String]? {
    while offset < bytes.count {
      recordStart = offset
      place = LoadError.Place(file: file, line: line, column: 1)
      var fields: [String] = []
      do throws(LoadError) {
        repeat { fields.append(try field()) } while take(Self.comma)
      } catch {
        startBehindLine()
        throw error
      }
      _ = take(Self.carriageReturn)
      if take(Self.lineFeed) { line += 1 }
      if fields.count > 1 || !FieldText.isBlank(bytes[recordStart..<offset]) { return fields }
    }
    return nil
  }

  /// Leaves out the line in which the record starts that turned out to be broken.
  private mutating func startBehindLine() {
    line = place.line + 1
    offset = bytes[recordStart...].firstIndex(of: Self.lineFeed).map { $0 + 1 } ?? bytes.count
  }

  /// Reads the first record, which must name these columns, in whatever case.
  mutating func expect(header: [String]) throws(LoadError) {
    let layout = header.joined(separator: ",")
    guard let names = try next() else { throw .empty(file: file, expected: layout) }
    guard names.map({ $0.lowercased() }) == header.map({ $0.lowercased() }) else {
      throw .broken(at: place, expected: "the header \(layout)", found: lastRecord)
    }
  }

  /// The record that `next` returned last, as the file spells it.
  var lastRecord: String {
    var end = min(max(offset, recordStart), bytes.count)
    while end > recordStart,
      bytes[end - 1] == Self.lineFeed || bytes[end - 1] == Self.carriageReturn
    {
      end -= 1
    }
    return String(outside: bytes[recordStart..<end])
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  private mutating func field() throws(LoadError) -> String {
    let start = Place(line: line, offset: offset)
    return take(Self.quote) ? try quoted(from: start) : plain()
  }

  private mutating func plain() -> String {
    let start = offset
    while offset < bytes.count, bytes[offset] != Self.comma, bytes[offset] != Self.lineFeed {
      offset += 1
    }
    let isLast = offset == bytes.count || bytes[offset] == Self.lineFeed
    if isLast, offset > start, bytes[offset - 1] == Self.carriageReturn { offset -= 1 }
    return String(outside: bytes[start..<offset])
  }

  /// What follows an opening quote, up to the closing one.
  private mutating func quoted(from opening: Place) throws(LoadError) -> String {
    var start = offset
    var text = ""
    while offset < bytes.count {
      if bytes[offset] == Self.lineFeed { line += 1 }
      guard bytes[offset] == Self.quote else {
        offset += 1
        continue
      }
      text += String(outside: bytes[start..<offset])
      offset += 1
      guard take(Self.quote) else { return try closed(text, from: opening) }
      text += "\""
      start = offset
    }
    throw fault(at: opening, "a closing quote")
  }

  /// A quoted field ends where its quote does.
  private func closed(_ text: String, from opening: Place) throws(LoadError) -> String {
    let ends = [Self.comma, Self.lineFeed, Self.carriageReturn]
    guard offset == bytes.count || ends.contains(bytes[offset]) else {
      throw fault(at: opening, "a comma after the closing quote")
    }
    return text
  }

  /// Where a field starts.
  private struct Place {
    let line: Int
    let offset: Int
  }

  private func fault(at field: Place, _ expected: String) -> LoadError {
    let lineStart = bytes[..<field.offset].lastIndex(of: Self.lineFeed).map { $0 + 1 } ?? 0
    let before = String(
      outside: bytes[max(lineStart, FieldText.byteOrderMark(of: bytes))..<field.offset])
    return .broken(
      at: LoadError.Place(
        file: file, line: field.line, column: before.unicodeScalars.count + 1),
      expected: expected, found: lastRecord)
  }
}
