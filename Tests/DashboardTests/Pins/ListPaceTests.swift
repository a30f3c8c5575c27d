import Cells
import Testing

@testable import Dashboard

/// How often a list changes its order, by a clock of the test's own.
@Suite struct `The pace of lists` {
  @Test func `lets the first list show at once, and the next after a fifth of a second`() {
    var pace = ListPace<Int>()
    #expect(!pace.isMoving && pace.take(1) == 1)
    #expect(pace.isMoving && pace.take(2) == nil && pace.take(3) == nil && pace.waiting == 3)
    // The list is drawn: what passed before does not count.
    #expect(pace.advance(by: 5) == nil)
    #expect(pace.advance(by: 0.125) == nil && pace.advance(by: 0.0625) == nil)
    #expect(pace.advance(by: 0.0625) == 3)
    #expect(pace.waiting == nil && pace.isMoving)
    #expect(pace.advance(by: 0.03) == nil && pace.advance(by: 0.2) == nil && !pace.isMoving)
    #expect(pace.take(4) == 4)
  }

  @Test func `shows nothing that a newer list of the same order has settled`() {
    var pace = ListPace<Int>()
    _ = pace.take(1)
    _ = pace.take(2)
    pace.settle()
    for _ in 0..<9 { #expect(pace.advance(by: 0.1) == nil) }
    #expect(!pace.isMoving)
  }

  @Test(arguments: [1.0 / 240, 1.0 / 60, 1.0 / 30, 0.13])
  func `is five orders a second at most, whatever the frames`(_ frame: Double) {
    var pace = ListPace<Int>()
    var time = 0.0
    var changes: [(time: Double, list: Int)] = []
    for number in 0..<Int(4 / frame) {
      // Between two frames there are three lists.
      for part in 0..<3 {
        if let list = pace.take(number * 3 + part) { changes.append((time, list)) }
      }
      if let list = pace.advance(by: frame) { changes.append((time, list)) }
      time += frame
    }
    #expect(changes.count > 10)
    for (earlier, later) in zip(changes, changes.dropFirst()) {
      #expect(later.time - earlier.time >= 0.2 - 1e-9 && later.list > earlier.list)
    }
  }

  @Test func `rows stand in the order of their ranks, each on a line of its own, at every frame`()
    throws
  {
    var scenario = Scenario(size: Size(width: 120, height: 36))
    scenario.type("2")
    scenario.train(epochs: 1)
    scenario.type("=")
    for epoch in 2...6 {
      scenario.train(epochs: epoch)
      for _ in 0..<4 {
        scenario.send(.elapsed(seconds: 0.05))
        let list = try #require(scenario.state.movies.pins.all.first?.list)
        let library = try #require(scenario.state.library)
        let lines = scenario.screen.split(separator: "\n").map(String.init)
        let places = list.rows.prefix(9).enumerated().map { rank, row in
          lines.firstIndex {
            $0.contains(" \(rank + 1)  \(library.data.catalogue[row.movie].title.prefix(12))")
          }
        }
        #expect(!places.contains(nil))
        let first = places.first.flatMap(\.self) ?? 0
        #expect(places.compactMap(\.self) == Array(first..<first + 9))
      }
    }
  }
}
