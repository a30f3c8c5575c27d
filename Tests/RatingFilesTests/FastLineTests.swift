import RatingData
import Testing

@testable import RatingFiles

/// The fast reader of lines against the patient one, on lines that are nearly right.
@Suite struct `The fast reader of lines` {
  @Test(arguments: SeparatorVote.candidates)
  func `says what the patient one says, whatever the columns`(separator: Separator) throws {
    var lines = CarelessLines(seed: 1, separator)
    for columns in ColumnOrders.all {
      let fields = try #require(RatingFields(columns))
      for ids in [Dialect.IdentifierRule.numbers, .anything] {
        let dialect = Dialect(separator: separator, fields: fields, ids: ids, layout: "")
        check((0..<40).map { _ in lines.next(columns) }, dialect)
      }
      for columns in [columns, columns.map { $0 == .rating ? nil : $0 }] {
        let fields = try #require(RatingFields(columns, signal: .implicit))
        let dialect = Dialect(
          separator: separator, fields: fields, ids: .anything, layout: "", signal: .implicit)
        check((0..<40).map { _ in lines.next(columns) }, dialect)
      }
    }
  }
}

private func check(_ lines: [String], _ dialect: Dialect) {
  do throws(BrokenLaw) {
    try LineLaw.check(Array(lines.joined().utf8), dialect)
  } catch {
    Issue.record("\(error)")
  }
}

/// Lines by somebody who hits wrong keys now and then.
private struct CarelessLines {
  private var generator: SeededGenerator
  private let separator: String

  init(seed: UInt64, _ separator: Separator) {
    generator = SeededGenerator(seed: seed, stream: .other)
    self.separator = separator.text
  }

  private static let ids = [
    "1", "196", "0", "00", "007", "a", "tt0111161", "999999999999999999", "1000000000000000000",
    "9223372036854775807", "9223372036854775808", "\"7\"", "\u{E9}", "-1", "1.5", "", " 3",
  ]
  private static let values = [
    "5", "3.5", "0", "100", "100.5", "00004", "4.", ".5", "0.1", "1234567", "99.99999", "99.999999",
    "0.000001", "2.5308643", "40.617285", "9.4197532", "-0", "+4", "3,5", "\"4\"", "", "x",
  ]
  private static let times = [
    "0", "881250949", "4294967295", "4294967296", "99999999999", "100000000000", "1112486027000",
    "4294967295999", "4294967296000", "0007", "7.9", "2005-04-02", "-1", "",
  ]

  mutating func next(_ columns: [RatingColumn?]) -> String {
    var line = rarely(" ")
    for (place, column) in columns.enumerated() {
      if place > 0 { line += separator + rarely(separator) }
      switch column {
      case .user, .item, nil: line += one(of: Self.ids)
      case .rating: line += one(of: Self.values)
      case .timestamp: line += one(of: Self.times)
      }
      line += rarely(" ")
    }
    return line + rarely(separator) + rarely("\r") + "\n"
  }

  /// The first ones, which are sound, more often than the others.
  private mutating func one(of texts: [String]) -> String {
    let bound = generator.below(3) == 0 ? texts.count : 2
    return texts[Int(generator.below(UInt32(bound)))]
  }

  private mutating func rarely(_ text: String) -> String {
    generator.below(12) == 0 ? text : ""
  }
}
