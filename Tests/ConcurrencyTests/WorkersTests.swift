import Testing

@testable import Concurrency

@Suite("Workers")
struct WorkersTests {
  @Test("Results come in the order of the pieces, whoever made them", arguments: [1, 2, 3, 8])
  func map(count: Int) {
    let results = Workers(count: count).map(20) { piece in String(piece * piece) }
    #expect(results == (0..<20).map { String($0 * $0) })
    #expect(Workers(count: count).map(0) { $0 }.isEmpty)
  }

  @Test("Every piece is worked on once", arguments: [1, 3])
  func share(count: Int) {
    let counts = Guarded([Int](repeating: 0, count: 7))
    Workers(count: count).share(7) { piece in counts.withLock { $0[piece] += 1 } }
    #expect(counts.withLock { $0 } == [Int](repeating: 1, count: 7))
  }
}
