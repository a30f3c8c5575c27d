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

  @Test func `rows glide to their new places, and stand there in the end`() throws {
    let movies = [5, 6, 7, 8].map { MovieIndex($0) }
    let after = [8, 5, 9, 6].map { MovieIndex($0) }
    var glide = try #require(RowGlide(from: movies, to: after, running: nil))
    #expect((0..<4).map { glide.place(of: $0) } == [3, 0, 2, 1])
    glide.advance(by: 0.1)
    let middle = (0..<4).map { glide.place(of: $0) }
    #expect(middle[0] > 0 && middle[0] < 3 && middle[2] == 2 && middle[3] > 1 && middle[3] < 3)
    // Another list takes them on from where they are.
    let next = try #require(RowGlide(from: after, to: movies, running: glide))
    #expect(next.place(of: 3) == middle[0] && next.place(of: 0) == middle[1])
    glide.advance(by: 1)
    #expect(glide.isOver && (0..<4).map { glide.place(of: $0) } == [0, 1, 2, 3])
    #expect(RowGlide(from: movies, to: movies, running: nil) == nil)
  }

  @Test func `a pinned list is on its way when an epoch has moved it`() throws {
    var scenario = Scenario()
    scenario.type("2")
    scenario.train(epochs: 1)
    scenario.type("=")
    scenario.train(epochs: 2)
    #expect(scenario.state.isMoving)
    scenario.send(.elapsed(seconds: 1))
    #expect(!scenario.state.isMoving)
    let pin = try #require(scenario.state.movies.pins.all.first)
    let library = try #require(scenario.state.library)
    let first = try #require(pin.list?.rows.first)
    #expect(scenario.screen.contains("  1  " + library.data.catalogue[first.movie].title))
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
    #expect(pin.list?.question.model.run == RunID(2))
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
    #expect(pin.list?.movies == shown)
    scenario.press(.tab)
    #expect(scenario.screen.contains("[rated]"))
    scenario.press(.tab)
    scenario.type("=")
    #expect(scenario.state.users.pins.isEmpty)
  }
}
