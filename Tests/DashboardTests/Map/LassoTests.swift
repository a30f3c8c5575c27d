import Cells
import Testing

@testable import Dashboard

/// What a person marks on the map.
@Suite struct `A lasso on the map` {
  @Test func `a lasso's inside is what its corners enclose, dents left out`() {
    var lasso = MapLasso()
    lasso.add((0, 0))
    lasso.add((1, 0))
    #expect(!lasso.isClosed && !lasso.contains((0.5, 0)))
    lasso.add((1, 1))
    lasso.add((0.5, 0.2))
    lasso.add((0, 1))
    #expect(lasso.contains((0.5, 0.1)) && lasso.contains((0.1, 0.5)) && lasso.contains((0.9, 0.5)))
    #expect(!lasso.contains((0.5, 0.5)) && !lasso.contains((1.1, 0.5)) && !lasso.contains((-1, 0)))
  }

  @Test func `a mouse draws a lasso, its movies become the list, and escape lets go of it`() throws
  {
    var scenario = Scenario.trained("5")
    let plot = MapLayout(try #require(scenario.state.shared.layout).body).plot
    let middle = Point(x: plot.x + plot.width / 2, y: plot.y + plot.height / 2)
    scenario.click(x: plot.x, y: plot.y)
    for corner in [(plot.x, plot.maxY - 1), (middle.x, plot.maxY - 1), (middle.x, plot.y)] {
      scenario.click(x: corner.0, y: corner.1, .drag)
    }
    let map = scenario.state.map
    let left = map.places.movies.indices.filter { map.places.movies[$0].x < 0.5 }
    #expect(!left.isEmpty && left.count < 30)
    #expect(map.lassoed.symmetricDifference(left).count <= 1)
    #expect(scenario.screen.contains("\(map.lassoed.count) movies in the lasso"))
    scenario.type("a")
    let answer = try #require(map.answer)
    #expect(
      Set(scenario.state.movies.browser.rows) == Set(map.lassoed.map { answer.movies[$0] }))
    scenario.press(.escape)
    scenario.type("5")
    scenario.press(.escape)
    #expect(scenario.state.map.lasso.isEmpty && scenario.state.map.lassoed.isEmpty)
  }

  @Test func `keys mark its corners at movies, and say how many it takes`() throws {
    var scenario = Scenario.trained("5m")
    #expect(scenario.screen.contains("2 more at least"))
    for key in [Key.left, .down] {
      scenario.press(key, key)
      scenario.type("m")
    }
    #expect(scenario.state.map.lasso.corners.count == 3)
    #expect(scenario.state.map.lasso.isClosed)
    #expect(scenario.screen.contains("in the lasso"))
  }
}
