import Cells
import RatingData
import Testing

@testable import Dashboard

/// Neighbours that move.
@Suite struct `Pinned lists` {
  @Test func `a pinned movie's list re-ranks as epochs pass, with how much of it stayed`() throws {
    var scenario = Scenario()
    scenario.type("2")
    scenario.train(epochs: 1)
    scenario.type("=")
    for epoch in 2...5 { scenario.train(epochs: epoch) }
    let pin = try #require(scenario.state.movies.pins.all.first)
    #expect(pin.overlaps.map(\.epoch) == [2, 3, 4, 5])
    #expect(pin.overlaps.allSatisfy { (0...1).contains($0.overlap) })
    let last = try #require(pin.overlaps.last)
    #expect(scenario.screen.contains("\((last.overlap * 100).fixed(0)) % as before"))
    #expect(scenario.screen.contains("like the epoch before (RBO), epochs 2–5"))
    scenario.type("=")
    #expect(scenario.state.movies.pins.isEmpty)
  }

  @Test func `a pinned list stands still for a moment when an epoch has moved it`() throws {
    var scenario = Scenario()
    scenario.type("2")
    scenario.train(epochs: 1)
    scenario.type("=")
    let pinned = scenario.state.movies.pins.all.first?.list
    let shown = try #require(pinned)
    for epoch in 2...4 { scenario.train(epochs: epoch) }
    let isMoving = scenario.state.isMoving
    #expect(isMoving)
    let held = scenario.state.movies.pins.all.first
    let newest = held?.newest?.movies
    #expect(held?.list?.movies == shown.movies)
    #expect(newest != shown.movies)
    let epochs = held?.points.map(\.epoch)
    #expect(epochs == [1, 2, 3, 4])
    for _ in 0..<5 { scenario.send(.elapsed(seconds: 0.2)) }
    let isAtRest = !scenario.state.isMoving
    #expect(isAtRest)
    let movies = scenario.state.movies.pins.all.first?.list?.movies
    #expect(movies == newest)
    let library = try #require(scenario.state.library)
    let first = try #require(movies?.first)
    let isFirst = scenario.screen.contains("  1  " + library.data.catalogue[first].title.prefix(12))
    #expect(isFirst)
  }

  @Test func `pins watch the run, whoever makes the other lists`() throws {
    var scenario = Scenario.trained("2")
    scenario.trainBrowse()
    scenario.type("=")
    #expect(scenario.state.movies.pins.all.first?.list?.question.model.run == RunID(1))
    #expect(scenario.state.movies.current?.question.source.model?.run == .browse)
  }

  @Test func `two pins stand beside each other, a third takes the place of the first`() throws {
    var scenario = Scenario.trained("2=", size: Size(width: 200, height: 60))
    scenario.press(.down)
    scenario.type("=")
    let two = scenario.state.movies.pins.all.map(\.place)
    #expect(two.count == 2 && two[0] != two[1])
    scenario.press(.down)
    scenario.type("=")
    #expect(scenario.state.movies.pins.all.map(\.place).first == two[1])
    #expect(
      scenario.state.movies.pins.all.allSatisfy { $0.list?.question.subject.place == $0.place })
  }

  @Test func `the same pin in the run before stands beside it`() throws {
    var scenario = Scenario.trained("2=1n", size: Size(width: 200, height: 60))
    scenario.move(to: "seed", typing: "7")
    scenario.press(.enter)
    scenario.type("2")
    scenario.trainToTheEnd()
    let pin = try #require(scenario.state.movies.pins.all.first)
    #expect(pin.previous?.list.question.model.run == RunID(1))
    #expect(pin.newest?.question.model.run == RunID(2))
    #expect(scenario.screen.contains("the run before"))
  }

  @Test func `a pinned user's list and error are watched, and the tabs are there on tab`() throws {
    var scenario = Scenario()
    scenario.type("3")
    scenario.train(epochs: 1)
    scenario.type("=")
    for epoch in 2...5 { scenario.train(epochs: epoch) }
    let pin = try #require(scenario.state.users.pins.all.first)
    let user = try #require(scenario.state.users.browser.selected)
    #expect(pin.place == .user(user))
    #expect(pin.points.map(\.epoch) == [1, 2, 3, 4, 5])
    let errors = pin.points.compactMap(\.error)
    #expect(errors.count == 5 && errors.allSatisfy { $0 > 0 } && errors[4] < errors[0])
    #expect(pin.overlaps.map(\.epoch) == [2, 3, 4, 5])
    #expect(scenario.screen.contains("= user "))
    #expect(scenario.screen.contains("RMSE of this user's ratings, by epoch"))
    let shown = try #require(scenario.state.users.current).report.recommendations.map(\.movie)
    #expect(pin.newest?.movies == shown)
    scenario.press(.tab)
    #expect(scenario.screen.contains("[rated]"))
    scenario.press(.tab)
    scenario.type("=")
    #expect(scenario.state.users.pins.isEmpty)
  }
}
