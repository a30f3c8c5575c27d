@testable import RatingFiles
@testable import RatingWriting

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
