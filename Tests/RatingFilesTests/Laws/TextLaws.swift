import RatingData

@testable import RatingFiles
@testable import RatingWriting

/// Something that must hold of whatever is read, and did not.
struct BrokenLaw: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Words about a file hold nothing of it that could move a cursor, and no more of it than fits.
enum MessageLaw {
  static func check(_ words: String, _ what: String) throws(BrokenLaw) {
    for scalar in words.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        throw BrokenLaw("\(what) holds \(scalar.escaped(asASCII: true)): \(words)")
      default: break
      }
    }
    guard words.unicodeScalars.count <= 1000 else { throw BrokenLaw("\(what) is long: \(words)") }
  }
}

/// Comma-separated values that were read come back from what they are quoted to.
enum RecordsLaw {
  static func check(_ text: [UInt8]) throws(BrokenLaw) {
    let records: [[String]]
    do throws(LoadError) {
      records = try read(text)
    } catch {
      return try MessageLaw.check(error.description, "an error")
    }
    // Behind a header, as every writer has it: the first field may look like another kind of file.
    let lines = ([["movieId"]] + records).map { $0.map(CSVField.quoted).joined(separator: ",") }
    let back = try? read(Array(lines.map { $0 + "\n" }.joined().utf8)).dropFirst()
    guard back.map({ Array($0) }) == records else {
      throw BrokenLaw("the records \(records) come back as \(back ?? [])")
    }
  }

  private static func read(_ text: [UInt8]) throws(LoadError) -> [[String]] {
    var reader = try CSVRecords(SmallFile(name: "movies.csv", bytes: text))
    var records: [[String]] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }
}
