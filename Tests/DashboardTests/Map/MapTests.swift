import Cells
import Learning
import RatingData
import Testing

@testable import Dashboard

/// The map of movies.
@Suite struct `The map of movies` {
  @Test func `it starts on the movie that most know, and names its neighbours`() throws {
    let scenario = Scenario.trained("5")
    let map = scenario.state.map
    let library = try #require(scenario.state.library)
    let cursor = try #require(map.cursor)
    let most = (0..<30).map { library.ratingCount(MovieIndex($0)) }.max()
    #expect(library.ratingCount(cursor) == most)
    #expect(map.nearest?.movie == cursor)
    #expect(scenario.screen.contains("% of variance · biased · epoch"))
  }

  @Test(arguments: [(Key.right, 1, 0), (.left, -1, 0), (.up, 0, 1), (.down, 0, -1)])
  func `arrows lead to a movie that way`(_ key: Key, _ x: Int, _ y: Int) throws {
    var scenario = Scenario.trained("5/fargo")
    scenario.press(.enter)
    for _ in 0..<3 {
      let before = try #require(
        scenario.state.map.cursor.flatMap { scenario.state.map.index(of: $0) })
      let from = scenario.state.map.places.movies[before]
      scenario.press(key)
      let after = try #require(
        scenario.state.map.cursor.flatMap { scenario.state.map.index(of: $0) })
      let to = scenario.state.map.places.movies[after]
      #expect((to.x - from.x) * Double(x) + (to.y - from.y) * Double(y) >= 0)
    }
  }

  @Test func `search goes to a movie, zoom keeps it in view, and 0 shows all`() throws {
    var scenario = Scenario.trained("5/ponyo")
    scenario.press(.enter)
    let library = try #require(scenario.state.library)
    #expect(scenario.state.map.cursor.map { library.name(of: $0) } == "Ponyo 崖の上のポニョ")
    scenario.type("+++")
    let index = try #require(scenario.state.map.cursor.flatMap { scenario.state.map.index(of: $0) })
    let seen = scenario.state.map.window.place(scenario.state.map.places.movies[index])
    #expect((0...1).contains(seen.x) && (0...1).contains(seen.y))
    #expect(scenario.screen.contains("× 8.0"))
    scenario.type("0")
    #expect(scenario.state.map.window == MapWindow())
  }

  @Test func `what is in view becomes the list, and escape brings all back`() {
    var scenario = Scenario.trained("5+++a")
    let shown = scenario.state.movies.browser.rows.count
    #expect(shown > 0 && shown < 30)
    #expect(scenario.screen.contains("\(shown) of 30 · from the map"))
    scenario.press(.escape)
    #expect(scenario.state.movies.browser.rows.count == 30)
  }

  @Test func `a map of the next epoch flows on, and does not flip`() throws {
    var scenario = Scenario()
    scenario.train(epochs: 4)
    scenario.type("5")
    let before = scenario.state.map
    scenario.trainToTheEnd()
    let after = scenario.state.map
    #expect(
      after.answer?.question.model.snapshot.epoch != before.answer?.question.model.snapshot.epoch)
    for place in 0..<2 {
      let product = zip(
        try #require(before.answer?.components).directions[place],
        try #require(after.answer?.components).directions[place]
      ).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(product > 0)
    }
  }

  @Test func `points glide from epoch to epoch, and stand still when they are there`() throws {
    var scenario = Scenario()
    scenario.train(epochs: 4)
    scenario.type("5")
    let start = scenario.state.map.places
    #expect(!scenario.state.isMoving)
    scenario.train(epochs: 5)
    #expect(scenario.state.isMoving)
    #expect(zip(scenario.state.map.places.movies, start.movies).allSatisfy { $0 == $1 })
    scenario.send(.elapsed(seconds: 0.1))
    let middle = scenario.state.map.places
    #expect(scenario.state.isMoving)
    scenario.send(.elapsed(seconds: 10))
    let end = scenario.state.map.places
    #expect(!scenario.state.isMoving)
    let answer = try #require(scenario.state.map.answer)
    let target = MapPlaces(answer, axes: scenario.state.map.axes)
    #expect(zip(end.movies, target.movies).allSatisfy { $0 == $1 })
    #expect(zip(start.movies, end.movies).contains { abs($0.x - $1.x) > 0.01 })
    for (index, point) in middle.movies.enumerated() {
      let (from, to) = (start.movies[index], end.movies[index])
      #expect(point.x >= min(from.x, to.x) - 1e-9 && point.x <= max(from.x, to.x) + 1e-9)
    }
  }

  @Test func `other components are there at once`() {
    var scenario = Scenario.trained("5")
    scenario.type("x")
    #expect(!scenario.state.isMoving)
  }

  @Test func `every colour has a key, and x goes through the components`() {
    var scenario = Scenario.trained("5")
    for title in ["genre:", "decade:", "ratings:", "your ratings:"] {
      #expect(scenario.screen.contains(title))
      scenario.type("c")
    }
    scenario.type("x")
    #expect(scenario.screen.contains("components 1 × 3"))
  }

  @Test func `a model without factors says so`() {
    var settings = Preset.baseline.settings()
    settings[.epochs] = 2
    var scenario = Scenario(settings: settings)
    scenario.trainToTheEnd()
    scenario.type("5")
    #expect(scenario.screen.contains("this model has no factors to draw"))
  }
}
