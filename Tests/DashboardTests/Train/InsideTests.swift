import Cells
import Learning
import RatingData
import Testing

@testable import Dashboard

/// The look inside the model that learns.
@Suite struct InsideTests {
  private static func lists(_ scenario: Scenario) -> [InsideAnswer.List] {
    scenario.state.screens.compactMap { $0 as? TrainScreen }.first?.inside.answer?.lists ?? []
  }

  @Test func showsWhatIsNearestToWellKnownMoviesAsEpochsGo() {
    var scenario = Scenario()
    scenario.train(epochs: 1)
    let first = Self.lists(scenario)
    #expect(first.count == Inside.mostMovies)
    #expect(first.allSatisfy { !$0.nearest.isEmpty && !$0.nearest.contains($0.movie) })
    scenario.trainToTheEnd()
    let last = Self.lists(scenario)
    #expect(last.map(\.movie) == first.map(\.movie))
    #expect(last != first)
    #expect(scenario.screen.contains("inside the model · nearest · epoch"))
  }

  /// A pinned movie is what a person wants to watch.
  @Test func pinnedMoviesComeFirst() {
    var scenario = Scenario.trained("2")
    scenario.press(.down, .down, .down)
    scenario.type("=1")
    let pinned = scenario.state.shared.pinnedMovies
    #expect(pinned.count == 1)
    #expect(Self.lists(scenario).first?.movie == pinned.first)
    #expect(Self.lists(scenario).count == Inside.mostMovies)
    scenario.type("2=1")
    #expect(scenario.state.shared.pinnedMovies.isEmpty)
  }

  @Test func thereIsNothingInsideWhereTheScreenHasNoRoom() {
    var scenario = Scenario(size: Size(width: 80, height: 24))
    scenario.trainToTheEnd()
    #expect(Self.lists(scenario).isEmpty)
    #expect(!scenario.screen.contains("inside the model"))
  }

  @Test func theMoviesHaveSequelsAndDifferInTheirGenres() {
    let library = Library(Fixture.dataSet(named: "fixture", known: nil))
    let movies = WellKnownMovies(library).movies
    #expect(Set(movies).count == Inside.mostMovies)
    // The first is the most rated of all that have a sequel, if so many have, and else of all.
    let genres = movies.map { Set(library.data.catalogue[$0].genres) }
    #expect(genres[0].isDisjoint(with: genres[1]))
  }
}
