import Testing

@testable import MovieLens

@Suite struct `Numbers of ids` {
  @Test func `are given in the order in which ids appear`() {
    var table = IdentifierTable()
    let ids: [Int64] = [9, 0, .max, 9, IdentifierTable.denseLimit, 0, -1, .max]
    #expect(ids.map { table.number(of: $0) } == [0, 1, 2, 0, 3, 1, 4, 2])
    #expect(table.ids == [9, 0, .max, IdentifierTable.denseLimit, -1])
  }

  @Test func `take no larger table than they may`() {
    var table = IdentifierTable()
    let limit = Int(IdentifierTable.denseLimit)
    // More than half of the limit, so that doubling would go beyond it.
    #expect(table.number(of: IdentifierTable.denseLimit / 2 + 1) == 0)
    #expect(table.number(of: IdentifierTable.denseLimit - 2) == 1)
    #expect(table.dense.count <= limit)
    #expect(table.number(of: IdentifierTable.denseLimit - 1) == 2)
    #expect(table.dense.count == limit)
  }
}
