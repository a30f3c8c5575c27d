import Testing

@testable import Learning

@Suite struct `A thinned history` {
  private func kept(_ epochs: Int, budget: Int, size: Int = 1) -> [Int] {
    var history = ThinnedHistory<Int>(budget: budget)
    for epoch in 1...epochs { history.keep(epoch, epoch: epoch, size: size) }
    return history.elements
  }

  @Test func `keeps all that there is room for`() {
    #expect(kept(8, budget: 8) == Array(1...8))
    #expect(kept(4, budget: 12, size: 3) == Array(1...4))
  }

  @Test func `keeps the multiples of a stride and the newest beyond that`() {
    #expect(kept(9, budget: 8) == [2, 4, 6, 8, 9])
    #expect(kept(10, budget: 8) == [2, 4, 6, 8, 10])
    #expect(kept(21, budget: 8) == [4, 8, 12, 16, 20, 21])
    #expect(kept(5, budget: 1) == [5])
  }

  @Test func `counts what each takes`() {
    var history = ThinnedHistory<Int>(budget: 10)
    for (epoch, size) in [(1, 4), (2, 4), (3, 1)] { history.keep(epoch, epoch: epoch, size: size) }
    #expect(history.elements == [1, 2, 3])
    history.keep(4, epoch: 4, size: 2)
    #expect(history.elements == [2, 4])
    history.keep(6, epoch: 6, size: 4)
    #expect(history.elements == [2, 4, 6])
  }

  @Test func `says what it cannot keep, and stays as it is`() {
    var history = ThinnedHistory<Int>(budget: 10)
    #expect(history.keep(1, epoch: 3, size: 10) == .kept)
    #expect(history.keep(2, epoch: 3, size: 1) == .isLate)
    #expect(history.keep(3, epoch: 2, size: 1) == .isLate)
    #expect(history.keep(4, epoch: 4, size: 11) == .isTooLarge)
    #expect(history.elements == [1] && history.count == 1 && history[0] == 1)
  }

  @Test func `takes an epoch before the first one, too`() {
    var history = ThinnedHistory<Int>(budget: 1)
    for epoch in 0...2 { history.keep(epoch, epoch: epoch, size: 1) }
    #expect(history.elements == [2])
  }

  @Test func `finds the last one up to an epoch, and forgets what was after it`() {
    var history = ThinnedHistory<Int>(budget: 4)
    for epoch in 1...6 { history.keep(epoch, epoch: epoch, size: 1) }
    #expect(history.elements == [2, 4, 6])
    #expect((1...7).map { history.latest(upTo: $0) } == [nil, 2, 2, 4, 4, 6, 6])
    history.cut(after: 4)
    #expect(history.elements == [2, 4])
    // What went has made room.
    history.keep(5, epoch: 5, size: 1)
    history.keep(6, epoch: 6, size: 2)
    #expect(history.elements == [2, 4, 6])
  }
}
