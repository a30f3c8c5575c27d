import Cells
import Jobs
import Learning
import Models
import RatingData
import Testing

@testable import Dashboard

@Suite struct BrowseUpdateTests {
  private func trained(_ screen: Character, size: Size = Size(width: 120, height: 36)) -> Scenario {
    var scenario = Scenario(size: size)
    scenario.trainToTheEnd()
    scenario.type(String(screen))
    return scenario
  }

  private func titles(_ scenario: Scenario) -> [String] {
    scenario.state.movies.browser.rows.compactMap {
      scenario.state.library?.data.catalogue[$0].title
    }
  }

  @Test func `typing filters at once, case and accents folded, and escape brings all back`() {
    var scenario = trained("2")
    scenario.type("/AME")
    #expect(titles(scenario) == ["Amélie (2001)"])
    #expect(scenario.screen.contains("1 of 30"))
    scenario.press(.escape)
    #expect(titles(scenario).count == 30)
    #expect(!scenario.state.isSearching)
  }

  @Test func `keys are letters while a search is typed, and commands after it`() {
    var scenario = trained("2")
    scenario.type("/q")
    #expect(scenario.effects.last != .quit)
    #expect(scenario.state.movies.browser.search.text == "q")
    scenario.press(.enter)
    scenario.type("q")
    #expect(scenario.effects.last == .quit)
  }

  @Test func `pasted text goes into an open search as far as there is room, and nowhere else`() {
    var scenario = trained("2")
    scenario.send(.input(.paste("q")))
    #expect(scenario.effects.last != .quit)
    #expect(scenario.state.movies.browser.search.text.isEmpty)
    scenario.type("/a")
    scenario.send(.input(.paste("mélie")))
    #expect(titles(scenario) == ["Amélie (2001)"])
    scenario.send(.input(.paste(String(repeating: "x", count: 1_000))))
    #expect(scenario.state.movies.browser.search.text.count == 60)
    scenario.press(.enter)
    scenario.send(.input(.paste("q")))
    #expect(scenario.effects.last != .quit)
  }

  @Test func `a search without a hit says so and what to do`() {
    var scenario = trained("2")
    scenario.type("/toyz")
    #expect(scenario.screen.contains("no movie matches toyz – esc clears"))
    #expect(scenario.screen.contains("no movie is selected"))
  }

  @Test func `backspace in an empty search leaves it`() {
    var scenario = trained("2")
    scenario.type("/a")
    scenario.press(.backspace, .backspace)
    #expect(!scenario.state.isSearching)
    #expect(titles(scenario).count == 30)
  }

  @Test(arguments: [
    ("", ["Toy Story (1995)", "Alien (1979)"]), ("oo", ["Alien (1979)", "Aliens (1986)"]),
    ("ooo", ["Ponyo 崖の上のポニョ (2008)", "Amélie (2001)"]),
  ]) func `lists sort`(_ keys: String, _ first: [String]) {
    var scenario = trained("2")
    scenario.type(keys)
    #expect(Array(titles(scenario).prefix(2)) == first)
  }

  @Test func `a turned order is the other one backwards, and the selection stays`() {
    var scenario = trained("2")
    scenario.press(.down, .down)
    let selected = scenario.state.movies.browser.selected
    let forward = titles(scenario)
    scenario.type("O")
    #expect(titles(scenario) == forward.reversed())
    #expect(scenario.state.movies.browser.selected == selected)
  }

  @Test func `neighbours are those that the model says`() throws {
    let scenario = trained("2")
    let movie = try #require(scenario.state.movies.browser.selected)
    let model = try #require(scenario.state.shared.model)
    let library = try #require(scenario.state.library)
    let expected = model.snapshot.model.nearestMovies(to: movie, count: 200, measure: .cosine) {
      library.ratingCount($0) >= 20
    }
    #expect(scenario.state.movies.current?.neighbours == expected)
    #expect(expected.count > 20)
  }

  @Test func `the filter goes round and asks anew`() {
    var scenario = trained("2")
    scenario.type("f")
    #expect(scenario.state.shared.filter.minimumRatings == 50)
    #expect(scenario.screen.contains("no movie passes the filter"))
    #expect(scenario.screen.contains("0 of 30 · ≥ 50 ratings"))
    scenario.type("ffff")
    #expect(scenario.state.shared.filter.minimumRatings == 0)
    #expect(scenario.state.movies.current?.neighbours.count == 29)
  }

  @Test func `enter on a neighbour goes there, and backspace comes back`() throws {
    var scenario = trained("2")
    scenario.type("/jaws")
    scenario.press(.enter)
    let start = try #require(scenario.state.movies.browser.selected)
    scenario.press(.enter, .down, .enter)
    let there = try #require(scenario.state.movies.browser.selected)
    #expect(there != start)
    #expect(scenario.state.movies.browser.search.isIdle)
    scenario.press(.backspace)
    #expect(scenario.state.movies.browser.selected == start)
  }

  @Test func `models that come while the screen shows re-rank, and say who moved`() {
    var scenario = Scenario()
    scenario.type("2")
    scenario.train(epochs: 1)
    #expect(scenario.state.movies.current?.question.model.snapshot.epoch == 1)
    #expect(scenario.state.movies.movements.allSatisfy { $0 == .none })
    scenario.train(epochs: 2)
    #expect(scenario.state.movies.current?.question.model.snapshot.epoch == 2)
    #expect(scenario.state.movies.movements.contains { $0 != .none })
  }

  @Test func `brackets step through the samples of a sampled model, and back to their mean`() throws
  {
    var settings = Preset.bayes.settings()
    settings[.factors] = 4
    settings[.burnIn] = 1
    var scenario = Scenario(settings: settings)
    scenario.type("2")
    scenario.train(epochs: 4)
    let model = try #require(scenario.state.shared.model?.snapshot.model)
    let movie = try #require(scenario.state.movies.browser.selected)
    let library = try #require(scenario.state.library)
    #expect(model.sampleCount == 3)
    func expect(_ source: any Model, _ words: String) {
      let nearest = source.nearestMovies(to: movie, count: 200, measure: .cosine) {
        library.ratingCount($0) >= 20
      }
      #expect(scenario.state.movies.current?.neighbours == nearest)
      #expect(scenario.screen.contains(words))
    }
    expect(model, "mean of 3 · cosine · ")
    scenario.type("}}")
    expect(model.sample(1), "sample 2 of 3 · cosine · ")
    scenario.type("}}")
    expect(model, "mean of 3")
    scenario.type("{")
    expect(model.sample(2), "sample 3 of 3")
  }

  @Test func `braces do nothing where a model is no average`() {
    var scenario = trained("2")
    let before = scenario.screen
    scenario.type("}{{")
    #expect(scenario.screen == before)
  }

  @Test func `an answer to a question that was left is dropped`() throws {
    var scenario = trained("2")
    let model = try #require(scenario.state.shared.model)
    let other = ModelQuestion(
      MovieAnswer.Subject(
        movie: MovieIndex(9), measure: .dot, filter: MovieFilter(), sample: nil), of: model)
    let library = try #require(scenario.state.library)
    let slot = JobSlot<ModelQuestion<MovieAnswer.Subject>, Never, MovieAnswer>(
      JobIdentity("neighbours on Movies"))
    let job = slot.job(other, at: .answer) { question, _ in MovieAnswer(question, in: library) }
    #expect(!scenario.jobs(of: slot).isEmpty)
    scenario.work(on: job)
    #expect(scenario.state.movies.answer?.movie != MovieIndex(9))
  }

  @Test func `movement counts ranks, and newcomers are new`() {
    #expect(
      Movement.between(["a", "b", "c"], ["c", "a", "d"]) == [.up(2), .down(1), .new])
    #expect(Movement.between(nil, ["a"]) == [.none])
  }

  @Test func `a user is found by the digits of the id, the whole id first`() {
    var scenario = trained("3")
    scenario.type("/4")
    let catalogue = scenario.state.library?.data.catalogue
    #expect(scenario.state.users.browser.rows.count == 2)
    #expect(
      scenario.state.users.browser.selected.flatMap { catalogue?[$0].id } == UserID(4))
  }

  @Test func `a user's table shows every rating with the model's and the difference`() throws {
    let scenario = trained("3")
    let answer = try #require(scenario.state.users.current)
    let library = try #require(scenario.state.library)
    let model = try #require(scenario.state.shared.model)
    #expect(answer.report.rated.count == library.ratingCount(answer.user))
    for rated in answer.report.rated {
      #expect(rated.predicted == model.snapshot.model.predict(answer.user, rated.movie).rating)
      #expect(rated.rating == library.data.rating(of: rated.movie, by: answer.user))
    }
    let held = Set(Settings.fixture.split(library.data.ratings).validation)
    let positions = library.data.byUser[answer.user]
    #expect(
      answer.report.rated.filter(\.isHeldOut).count
        == positions.filter { held.contains(Int32($0)) }.count
    )
    let seen = Set(answer.report.rated.map(\.movie))
    #expect(answer.report.recommendations.allSatisfy { !seen.contains($0.movie) })
    #expect(answer.companions.allSatisfy { $0.loved.map { !seen.contains($0) } ?? true })
  }

  @Test func `a companion's favourite is what they rated highest and this user has not rated`()
    throws
  {
    let scenario = trained("3")
    let answer = try #require(scenario.state.users.current)
    let library = try #require(scenario.state.library)
    let seen = Set(answer.report.rated.map(\.movie))
    for companion in answer.companions {
      let unseen = library.data.byUser[companion.user]
        .map { library.data.ratings.movies[$0] }.filter { !seen.contains($0) }
      let best = unseen.compactMap { library.data.rating(of: $0, by: companion.user) }.max()
      #expect(companion.loved.flatMap { library.data.rating(of: $0, by: companion.user) } == best)
    }
  }

  @Test func `arrows go from the list through the tabs and back`() {
    var scenario = trained("3")
    scenario.press(.right)
    #expect(scenario.state.users.focus == .detail)
    scenario.press(.right, .right, .right)
    #expect(scenario.state.users.tab == .profile)
    scenario.press(.left, .left, .left, .left)
    #expect(scenario.state.users.focus == .list)
  }

  @Test func `the rated movies open on the largest errors`() throws {
    var scenario = trained("3")
    scenario.press(.right)
    let answer = try #require(scenario.state.users.current)
    let errors = scenario.state.users.ratedOrder.map { abs(answer.report.rated[$0].error) }
    #expect(errors == errors.sorted(by: >))
  }

  @Test func `enter on what a user rated opens the movie`() throws {
    var scenario = trained("3")
    scenario.press(.enter, .down, .enter)
    #expect(scenario.state.current == 1)
    let answer = try #require(scenario.state.users.answer)
    let row = scenario.state.users.ratedOrder[1]
    #expect(scenario.state.movies.browser.selected == answer.report.rated[row].movie)
  }

  @Test func `enter on a near user goes to them, and backspace comes back`() throws {
    var scenario = trained("3")
    let start = scenario.state.users.browser.selected
    scenario.press(.right, .right, .right, .enter)
    #expect(scenario.state.users.browser.selected != start)
    scenario.press(.backspace)
    #expect(scenario.state.users.browser.selected == start)
  }

  @Test func `clicks choose tabs, rows and panels; the wheel scrolls what it is over`() {
    var scenario = trained("1")
    scenario.click(x: 22, y: 0)
    #expect(scenario.state.current == 1)
    scenario.click(x: 5, y: 6)
    #expect(scenario.state.movies.browser.window.selection == 3)
    scenario.click(x: 80, y: 12)
    #expect(scenario.state.movies.focus == .detail)
    scenario.click(x: 5, y: 6, .wheelDown)
    #expect(scenario.state.movies.focus == .list)
  }

  @Test func `lists page through to their ends and stay inside`() {
    var scenario = trained("2", size: Size(width: 80, height: 16))
    scenario.type("G")
    #expect(scenario.state.movies.browser.window.selection == 29)
    scenario.press(.pageDown, .down)
    #expect(scenario.state.movies.browser.window.selection == 29)
    scenario.press(.pageUp)
    #expect(scenario.state.movies.browser.window.selection < 29)
    scenario.type("g")
    scenario.press(.up)
    #expect(scenario.state.movies.browser.window.selection == 0)
  }

  @Test func `a narrow terminal shows the panel that the keys go to`() {
    var scenario = trained("2", size: Size(width: 60, height: 16))
    #expect(scenario.screen.contains("╭ movies") && !scenario.screen.contains("╭ nearest"))
    scenario.press(.enter)
    #expect(!scenario.screen.contains("╭ movies") && scenario.screen.contains("╭ nearest"))
    scenario.type("3")
    scenario.press(.tab)
    #expect(!scenario.screen.contains("╭ users") && scenario.screen.contains("╭ user 10"))
  }

  @Test func `a help sheet that does not fit scrolls to its end, and any other key closes it`() {
    var scenario = trained("2", size: Size(width: 60, height: 16))
    scenario.type("?")
    #expect(scenario.screen.contains("scroll") && !scenario.screen.contains("q ^C"))
    for _ in 0..<50 { scenario.press(.down) }
    #expect(scenario.screen.contains("q ^C"))
    scenario.press(.up, .up, .up, .up)
    #expect(!scenario.screen.contains("q ^C"))
    scenario.press(.escape)
    #expect(scenario.state.shared.sheets.isEmpty)
    var large = trained("2")
    large.type("?")
    large.press(.down)
    #expect(large.state.shared.sheets.isEmpty)
  }

  @Test func `the theme key goes round and tells the terminal`() {
    var scenario = trained("2")
    scenario.type("t")
    #expect(scenario.effects.last == .terminal(.theme("marquee-light")))
    scenario.type("t")
    #expect(scenario.effects.last == .terminal(.theme("marquee-dark")))
  }

  @Test func `a movie that was reached from a user leads back to the user`() throws {
    var scenario = trained("3")
    let user = scenario.state.users.browser.selected
    scenario.press(.right, .enter)
    #expect(scenario.state.current == 1)
    scenario.press(.backspace)
    #expect(scenario.state.current == 2)
    #expect(scenario.state.users.browser.selected == user)
    // Nothing is left to go back to, on whatever screen, and the footer says so.
    scenario.type("2")
    #expect(!view(scenario.state).describe().contains("bksp"))
    scenario.press(.backspace)
    #expect(scenario.state.current == 1)
  }

  @Test func `backspace goes back step by step, across screens and whatever keys were between`() {
    var scenario = trained("2")
    let first = scenario.state.movies.browser.selected
    scenario.press(.enter, .down, .enter)
    let second = scenario.state.movies.browser.selected
    #expect(second != first)
    scenario.type("3")
    let user = scenario.state.users.browser.selected
    scenario.press(.right, .enter)
    #expect(scenario.state.current == 1)
    scenario.press(.backspace)
    #expect(scenario.state.current == 2, "from a movie that was reached from a user")
    #expect(scenario.state.users.browser.selected == user)
    scenario.type("2")
    scenario.press(.backspace)
    #expect(scenario.state.movies.browser.selected == first)
  }

  @Test func `a search without a hit, left, gives the selection back`() {
    var scenario = trained("2")
    scenario.press(.down, .down, .down)
    let movie = scenario.state.movies.browser.selected
    scenario.type("/qqq")
    #expect(scenario.state.movies.browser.selected == nil)
    scenario.press(.escape)
    #expect(movie != nil && scenario.state.movies.browser.selected == movie)
  }

  @Test func `a click on the search line starts a search, and one on the footer is its key`() throws
  {
    var scenario = trained("2")
    let dashboard = try #require(scenario.state.shared.layout)
    let layout = scenario.state.movies.layout(in: dashboard.body, scenario.state.shared)
    scenario.click(x: layout.search.x + 3, y: layout.search.y)
    #expect(scenario.state.movies.isTyping)
    scenario.press(.escape)
    let hints = Footer(scenario.state).hints(in: dashboard.footer)
    let measure = try #require(hints.first { $0.label == "measure" })
    let before = scenario.state.movies.measure
    scenario.click(x: measure.rect.x + 2, y: measure.rect.y)
    #expect(scenario.state.movies.measure != before)
  }

  @Test func `a click on a scroll bar goes to that part of the list`() throws {
    var scenario = trained("2")
    scenario.resize(80, 16)
    let dashboard = try #require(scenario.state.shared.layout)
    let layout = scenario.state.movies.layout(in: dashboard.body, scenario.state.shared)
    scenario.click(x: layout.list.maxX - 1, y: layout.listRows.maxY - 1)
    let browser = scenario.state.movies.browser
    #expect(browser.window.selection == browser.rows.count - 1)
    scenario.click(x: layout.list.maxX - 1, y: layout.listRows.y)
    #expect(scenario.state.movies.browser.window.selection == 0)
  }

  @Test func `a question is asked once of a model, and again of the next`() {
    var scenario = trained("2")
    func asked() -> Int { scenario.questionCount }
    let before = asked()
    scenario.press(.right, .left)
    scenario.resize(100, 30)
    #expect(asked() == before)
    scenario.press(.down)
    #expect(asked() == before + 1)
  }
}
