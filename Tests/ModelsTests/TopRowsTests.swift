import RatingData
import Testing

@testable import Models

@Suite("The top rows")
struct TopRowsTests {
  /// Many ties, so that their order is seen.
  private let scores: [Float] = {
    var chance = SeededGenerator(seed: 9, stream: .other)
    return (0..<500).map { _ in Float(chance.below(40)) }
  }()

  private func top(_ count: Int, of scores: [Float]) -> [Int] {
    var top = TopRows(capacity: count)
    for (row, score) in scores.enumerated() { top.offer(score, row: row) }
    return top.entries.map(\.row)
  }

  @Test(
    "They are the first of all rows in order, ties by row",
    arguments: [0, 1, 2, 3, 17, 40, 499, 500, 501, 100_000])
  func sorted(count: Int) {
    let order = scores.indices.sorted { a, b in (scores[a], b) > (scores[b], a) }
    #expect(top(count, of: scores) == Array(order.prefix(count)))
  }

  @Test("The order in which rows come does not matter")
  func anyOrder() {
    var forwards = TopRows(capacity: 20)
    var backwards = TopRows(capacity: 20)
    for row in scores.indices { forwards.offer(scores[row], row: row) }
    for row in scores.indices.reversed() { backwards.offer(scores[row], row: row) }
    #expect(forwards.entries.map(\.row) == backwards.entries.map(\.row))
  }

  @Test("What is not a number is left out, infinity is not")
  func notANumber() {
    #expect(top(3, of: [1, .nan, .infinity, -.infinity]) == [2, 0, 3])
    #expect(top(2, of: [.nan, .nan]) == [])
    #expect(top(-5, of: [1, 2]) == [])
  }
}
