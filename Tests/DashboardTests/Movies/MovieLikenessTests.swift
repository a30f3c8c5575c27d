import Answers
import Cells
import Concurrency
import Jobs
import Likeness
import RatingData
import Testing

@testable import Dashboard

/// Movies' neighbours by all that the ratings say.
@Suite struct `Movies by likeness` {
  private func whole(_ data: DataSet) -> Likeness {
    var builder = LikenessBuilder(data.ratings, movies: data.catalogue.movies)
    while builder.advance(with: Workers(count: 1)) {}
    return builder.likeness
  }

  @Test func `show before anything is trained, with the figure that the command line has`() throws {
    var scenario = Scenario(lens: .likeness)
    scenario.type("2")
    let answer = try #require(scenario.state.movies.current)
    let data = try #require(scenario.state.library?.data)
    let expected = NearestMovies(
      like: [answer.movie], in: data, whole(data), filter: answer.filter, count: 200)
    #expect(answer.neighbours == expected.neighbours && answer.neighbours.count > 10)
    #expect(answer.measure == .likeness)
    #expect(scenario.screen.contains("nearest · likeness"))
  }

  @Test func `come in steps, and the list says by which views it is`() throws {
    var scenario = Scenario(size: Size(width: 200, height: 60), lens: .likeness)
    scenario.holdsAnswers = true
    scenario.type("2")
    #expect(scenario.state.movies.current == nil)
    scenario.answer()
    // The first movie, before any other has a list.
    scenario.answer()
    let first = try #require(scenario.state.movies.current)
    #expect(!first.neighbours.isEmpty)
    #expect(scenario.screen.contains("likeness by who watched, who liked · "))
    #expect(scenario.state.shared.likeness.isBeginning)
    for _ in 0..<6 { scenario.answer() }
    #expect(scenario.screen.contains("nearest · likeness · "))
    #expect(!scenario.screen.contains("likeness by"))
    #expect(scenario.state.movies.current?.neighbours != first.neighbours)
    let made = try #require(scenario.state.shared.likeness.made)
    #expect(made.isFinished && !scenario.state.shared.likeness.isBeginning)
    // Arrows would tell of how it was made, for as long as one looks.
    #expect(scenario.state.movies.movements.allSatisfy { $0 == .none })
  }

  @Test func `v goes on to the run, to the model for lists, and comes back`() {
    var scenario = Scenario.trained("2", lens: .likeness)
    scenario.trainBrowse()
    func facts() -> String? {
      scenario.state.movies.current.map { scenario.state.shared.title(of: $0.question.source) }
    }
    var seen: [String?] = []
    for _ in 0..<4 {
      seen.append(facts())
      scenario.type("v")
    }
    #expect(seen == ["likeness", "biased · epoch 6", "browse", "likeness"])
  }

  @Test func `an epoch of the past has its model's`() {
    var scenario = Scenario.trained("2", lens: .likeness)
    scenario.type("[")
    #expect(scenario.state.movies.current?.question.source.model?.snapshot.epoch != nil)
    scenario.type("]]]]]]")
    #expect(scenario.state.movies.current?.measure == .likeness)
  }

  @Test func `m says that there is one measure`() {
    var scenario = Scenario.trained("2", lens: .likeness)
    scenario.type("m")
    #expect(scenario.screen.contains("likeness has one measure: v compares a model's factors"))
    #expect(scenario.state.movies.measure == nil)
  }

  @Test func `a likeness that fails leaves the lists to the models, and says so in the log`() {
    var scenario = Scenario.trained(lens: .likeness)
    scenario.holdsAnswers = true
    scenario.type("2")
    scenario.tell(LikenessProgress.slot, failure: "no memory")
    scenario.holdsAnswers = false
    scenario.answer()
    scenario.press(.down)
    #expect(scenario.state.movies.current?.question.source.model != nil)
    #expect(scenario.state.shared.log.lines.contains { $0.contains("likeness: no memory") })
  }

  @Test func `a map of likeness is laid out before anything is trained`() throws {
    var scenario = Scenario(lens: .likeness)
    scenario.type("5")
    let map = scenario.state.map
    let plane = try #require(map.plane.plane)
    let data = try #require(scenario.state.library?.data)
    #expect(plane.movies == MoviePlane.movies(in: data))
    #expect(map.places.movies.count == plane.movies.count)
    // Of ten among 29; by chance it would be a third.
    #expect(try #require(plane.kept) > 0.4)
    #expect(scenario.screen.contains("likeness"))
  }
}
