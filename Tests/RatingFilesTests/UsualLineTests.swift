import RatingData
import Testing

@testable import RatingFiles

/// What it does not read costs no rating, since others do, but time: `LineLaw` cannot tell.
@Suite struct `The reader of usual lines` {
  /// A line of each edition of MovieLens, and what it says; the rating in halves.
  @Test(arguments: [
    ("196\t242\t3\t881250949\n", Separator.tab, [196, 242, 6, 881_250_949]),
    ("1::1193::5::978300760\n", .doubleColon, [1, 1193, 10, 978_300_760]),
    ("1::122::4.5::838985046\n", .doubleColon, [1, 122, 9, 838_985_046]),
    ("162541,50872,4.0,1147868377\r\n", .comma, [162_541, 50872, 8, 1_147_868_377]),
    ("162541,55768,0.5,4294967295\n", .comma, [162_541, 55768, 1, 4_294_967_295]),
  ])
  func `needs no help with MovieLens`(line: String, separator: Separator, says: [Int]) throws {
    let fields = try #require(RatingFields([.user, .item, .rating, .timestamp]))
    let reader = try #require(
      UsualLine(Dialect(separator: separator, fields: fields, ids: .numbers, layout: "")))
    let bytes = Array(line.utf8) + [UInt8](repeating: 0, count: BlockSource.padding)
    try bytes.withUnsafeBufferPointer { bytes in
      let start = try #require(bytes.baseAddress)
      var cursor = start
      let row = try #require(reader.read(&cursor))
      #expect([Int(row.user), Int(row.item), Int(row.halves), Int(row.time)] == says)
      #expect(cursor - start == line.utf8.count)
    }
  }
}
