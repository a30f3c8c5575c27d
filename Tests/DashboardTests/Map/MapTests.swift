import Answers
import Cells
import Concurrency
import Glibc
import Learning
import Models
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
    #expect(scenario.screen.contains("% of the ten nearest · biased · epoch"))
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
    scenario.type("5P")
    let before = scenario.state.map
    scenario.trainToTheEnd()
    let after = scenario.state.map
    #expect(
      after.answer?.question.model?.snapshot.epoch != before.answer?.question.model?.snapshot.epoch)
    for place in 0..<2 {
      let product = zip(
        try #require(before.answer?.components?.components).directions[place],
        try #require(after.answer?.components?.components).directions[place]
      ).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(product > 0)
    }
  }

  @Test func `a plane of neighbours goes on from where it was, and glides there`() throws {
    var scenario = Scenario()
    scenario.train(epochs: 4)
    scenario.type("5")
    let start = scenario.state.map
    #expect(!start.isMoving && start.places.movies.count == 30)
    let first = try #require(start.plane.plane)
    #expect(try #require(first.kept) > 0.42, "of ten among 29")
    scenario.train(epochs: 5)
    #expect(scenario.state.map.isMoving)
    #expect(zip(scenario.state.map.places.movies, start.places.movies).allSatisfy { $0 == $1 })
    let second = try #require(scenario.state.map.plane.plane)
    let model = try #require(scenario.state.shared.model?.snapshot.model)
    #expect(
      second == MoviePlane(first.movies, of: model, from: first, workers: Workers(count: 1)))
    scenario.send(.elapsed(seconds: 10))
    #expect(!scenario.state.isMoving)
    let end = try #require(MapPlaces(second, showing: second.movies, []))
    #expect(zip(scenario.state.map.places.movies, end.movies).allSatisfy { $0 == $1 })
  }

  @Test func `a person stands amid the movies that they like`() throws {
    var scenario = Scenario.trained("4")
    scenario.rate(5)
    let movie = try #require(scenario.state.shared.you.ratings.first?.movie)
    scenario.type("5U")
    let map = scenario.state.map
    let you = try #require(map.places.you)
    let place = map.places.movies[try #require(map.index(of: movie))]
    #expect(you == place)
    #expect(scenario.screen.contains("you stand amid the movies that you like"))
  }

  @Test func `points glide from epoch to epoch, and stand still when they are there`() throws {
    var scenario = Scenario()
    scenario.train(epochs: 4)
    scenario.type("5P")
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
    let answer = try #require(scenario.state.map.answer?.components)
    let target = MapPlaces(answer, axes: scenario.state.map.axes)
    #expect(zip(end.movies, target.movies).allSatisfy { $0 == $1 })
    #expect(zip(start.movies, end.movies).contains { abs($0.x - $1.x) > 0.01 })
    for (index, point) in middle.movies.enumerated() {
      let (from, to) = (start.movies[index], end.movies[index])
      #expect(point.x >= min(from.x, to.x) - 1e-9 && point.x <= max(from.x, to.x) + 1e-9)
    }
  }

  @Test func `other components are there at once`() {
    var scenario = Scenario.trained("5P")
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
    #expect(scenario.screen.contains("components 1 × 2"))
    scenario.type("x")
    #expect(scenario.screen.contains("components 1 × 3"))
    scenario.type("P")
    #expect(scenario.screen.contains("of the ten nearest"))
  }

  @Test func `the colours of one's own ratings follow them`() throws {
    var scenario = Scenario.trained("5ccc")
    let key = try #require(scenario.state.map.key)
    #expect((0..<30).allSatisfy { key.role(of: MovieIndex($0)) == .muted })
    scenario.type("4")
    let movie = try #require(scenario.state.you.candidate(scenario.state.shared))
    scenario.rate(5)
    scenario.type("5")
    #expect(scenario.screen.contains("[5 Map]"))
    #expect(scenario.state.map.key?.role(of: movie) == .good)
  }

  /// A model whose first component is how often a movie was rated, once at the least.
  @Test func `a component that says how many rated a movie is named`() throws {
    let counts = [1, 2, 4, 8, 16, 32]
    let pairs = counts.enumerated().flatMap { movie, count in (0..<count).map { ($0, movie) } }
    let data = DataSet(
      name: "counts",
      ratings: Ratings(
        users: pairs.map { UserIndex($0.0) }, movies: pairs.map { MovieIndex($0.1) },
        values: pairs.map { Float($0.0 % 5 + 1) }, userCount: 32, movieCount: counts.count),
      catalogue: Catalogue(
        movies: counts.map { Movie(id: MovieID(Int64($0)), title: "\($0)", genres: []) },
        users: (0..<32).map { User(id: UserID(Int64($0))) }))
    let factors = counts.enumerated().flatMap { [log(Float($1 + 1)), Float($0 % 2) / 10] }
    let model = FactorModel(
      userFactors: FactorMatrix(rows: 32, columns: 2, values: Array(repeating: 1, count: 64)),
      movieFactors: FactorMatrix(rows: 6, columns: 2, values: factors))
    let trained = TrainedModel(
      run: RunID(1), version: 1, snapshot: Snapshot(model, epoch: 1, validated: nil),
      heldOut: HeldOut(Split(train: [], validation: [])))
    let subject = MapAnswer.Subject(
      filter: MovieFilter(minimumRatings: 0), showsUsers: false, ratings: [])
    let question = MapAnswer.Question(subject: subject, model: trained)
    let answer = MapAnswer(question, following: nil, in: Library(data))
    #expect(answer.movies.count == 6 && answer.components?.popularity == 0)
  }

  @Test func `a model without factors says so`() {
    var settings = Preset.baseline.settings()
    settings[.epochs] = 2
    var scenario = Scenario(settings: settings)
    scenario.trainToTheEnd()
    scenario.type("5")
    #expect(scenario.screen.contains("this model has no factors to draw"))
  }

  @Test func `zooming in at a movie keeps its ten nearest, at the edge where they are out of view`()
    throws
  {
    var scenario = Scenario.trained("5", size: Size(width: 200, height: 60), lens: .likeness)
    let plot = MapLayout(try #require(scenario.state.shared.layout).body).plot
    #expect(scenario.state.map.nearCells(in: plot).count == 5)
    for _ in 0..<5 {
      scenario.type("+")
      let near = scenario.state.map.nearCells(in: plot)
      let nearest = try #require(scenario.state.map.nearest).neighbours.prefix(10).map(\.index)
      #expect(Set(near.map(\.movie)) == Set(nearest))
      #expect(near.allSatisfy { plot.contains($0.cell) })
    }
    let away = scenario.state.map.nearCells(in: plot).filter { !$0.isInView }
    let screen = scenario.screen
    #expect(!away.isEmpty && screen.contains("→ "))
  }
}
