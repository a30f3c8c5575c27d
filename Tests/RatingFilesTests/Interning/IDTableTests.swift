import Testing

@testable import RatingFiles

/// So many ids that the tables grow several times, and ids meet in the same slots.
@Suite struct `ID tables` {
  private static let count = 20_000

  @Test func `give a text the same number again, however they have grown`() {
    var table = TextIDTable()
    func number(_ text: String) -> Int {
      let bytes = Array(text.utf8)
      return bytes.withUnsafeBufferPointer { Int(table.number(of: $0)) }
    }
    let texts = (0..<Self.count).map { "id\($0 % 97)-\($0)" }
    #expect(texts.map { number($0) } == texts.indices.map { $0 })
    #expect(table.count == Self.count)
    #expect(texts.indices.allSatisfy { number(texts[$0]) == $0 })
    #expect(texts.indices.allSatisfy { table[$0].elementsEqual(texts[$0].utf8) })
    #expect(table.count == Self.count)
    #expect(number("") == Self.count)
    #expect(number("") == Self.count)
  }

  /// Small ids are places in a table, which grows; negative and large ones stand in a dictionary.
  @Test func `give a number the same number again, whatever its size`() {
    var table = NumberIDTable()
    let limit = NumberIDTable.denseLimit
    let edges = [0, -1, 1023, 1024, limit - 1, limit, limit + 1, .max, .min, 1, 2047, 2048, 5000]
    let ids = edges + (10_000..<14_000).map { $0 * 7 }
    #expect(ids.map { table.number(of: $0) } == ids.indices.map { Int32($0) })
    #expect(ids.map { table.number(of: $0) } == ids.indices.map { Int32($0) })
    #expect(table.ids == ids)
  }
}
