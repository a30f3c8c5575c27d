import Jobs
import Profiles
import RatingData
import Testing

@testable import Dashboard

/// A person rates movies.
@Suite struct `You among the users` {
  /// What a file has that was empty, after all changes.
  private func saved(_ scenario: Scenario, before: [Profile.Entry] = []) -> Profile? {
    let changes = changes(scenario)
    var profile = Profile(before)
    for change in changes { profile.apply(change) }
    return changes.isEmpty ? nil : profile
  }

  /// Says what the file has.
  private func read(
    _ profile: Profile, with changes: [ProfileChange] = [], in scenario: inout Scenario
  ) {
    let request: ProfileRequest = changes.isEmpty ? .read : .apply(changes)
    let job = request.job(on: ProfileFile("/nowhere/me.csv"))
    let result = Result<Profile, ProfileError>.success(profile)
    scenario.send(.done(JobDone(job, .result(result))))
  }

  private func changes(_ scenario: Scenario) -> [ProfileChange] {
    scenario.requests(of: ProfileRequest.slot).flatMap(\.changes)
  }

  @Test func `stars are set for the movie that is asked about, and enter keeps them`() throws {
    var scenario = Scenario.trained("4")
    let first = try #require(scenario.state.you.candidate(scenario.state.shared))
    scenario.press(.right)
    #expect(scenario.screen.contains("★ ★ ★ ★ ☆  not kept yet"))
    scenario.press(.left, .left)
    #expect(scenario.screen.contains("★ ★ ☆ ☆ ☆  not kept yet"))
    #expect(scenario.state.you.candidate(scenario.state.shared) == first)
    #expect(scenario.state.shared.you.ratings.isEmpty && saved(scenario) == nil)
    scenario.press(.right, .right, .enter)
    #expect(scenario.state.shared.you.rating(of: first) == 4)
    let second = try #require(scenario.state.you.candidate(scenario.state.shared))
    #expect(second != first)
    scenario.press(.left, .left, .left, .left, .enter)
    #expect(scenario.state.shared.you.rating(of: second) == 1)
    #expect(saved(scenario)?.entries.map(\.stars) == [4, 1])
    let list = try #require(scenario.state.you.answer)
    #expect(list.recommendations.allSatisfy { ![first, second].contains($0.movie) })
    #expect(!list.recommendations.isEmpty)
  }

  @Test func `digits go to other screens, and nothing is written that was not kept`() throws {
    var scenario = Scenario.trained("4")
    for (digit, title) in zip("123456", ["Train", "Movies", "Users", "You", "Map", "Runs"]) {
      scenario.type("4")
      scenario.press(.right)
      scenario.type(String(digit))
      #expect(scenario.screen.contains("[\(digit) \(title)]"))
    }
    scenario.type("4789")
    #expect(scenario.state.shared.you.ratings.isEmpty && saved(scenario) == nil)
    #expect(scenario.state.you.choice != nil && scenario.screen.contains("not kept yet"))
    scenario.press(.escape)
    #expect(scenario.state.you.choice == nil && scenario.screen.contains("☆ ☆ ☆ ☆ ☆"))
    scenario.press(.enter)
    #expect(saved(scenario) == nil)
  }

  @Test func `tab goes through the panels, back with shift, and stars are those of the row`() throws
  {
    var scenario = Scenario.trained("4")
    scenario.rate(5, 4)
    #expect(scenario.state.you.focus == .card)
    scenario.press(.tab)
    #expect(scenario.state.you.focus == .rated)
    scenario.press(.down, .left)
    let first = try #require(scenario.state.shared.you.ratings.first)
    #expect(scenario.state.you.choice == StarChoice(movie: first.movie, stars: 4))
    scenario.press(.enter, .backTab)
    #expect(scenario.state.shared.you.rating(of: first.movie) == 4)
    #expect(scenario.state.you.focus == .list)
    let row = try #require(scenario.state.you.selectedRecommendation)
    scenario.press(.right, .enter)
    #expect(scenario.state.shared.you.rating(of: row) == 4)
    scenario.press(.tab, .tab, .tab)
    #expect(scenario.state.you.focus == .card)
  }

  @Test func `a click on a star sets as many, and counts once it is kept`() throws {
    var scenario = Scenario.trained("4")
    let movie = try #require(scenario.state.you.candidate(scenario.state.shared))
    let body = try #require(scenario.state.shared.layout).body
    let line = YouLayout(body, hasRetrained: false).starLine
    scenario.click(x: line.x + 8, y: line.y)
    #expect(scenario.state.you.choice == StarChoice(movie: movie, stars: 5))
    scenario.click(x: line.x + 2, y: line.y)
    #expect(scenario.screen.contains("★ ★ ☆ ☆ ☆  not kept yet"))
    scenario.click(x: line.x + 12, y: line.y)
    scenario.click(x: line.x, y: line.y + 1)
    #expect(scenario.state.you.choice?.stars == 2 && saved(scenario) == nil)
    scenario.press(.enter)
    #expect(saved(scenario)?.entries.map(\.stars) == [2])
  }

  @Test func `space asks about another, and what was skipped is not asked again`() throws {
    var scenario = Scenario.trained("4")
    var asked: [MovieIndex] = []
    for _ in 0..<6 {
      asked.append(try #require(scenario.state.you.candidate(scenario.state.shared)))
      scenario.type(" ")
    }
    #expect(Set(asked).count == 6)
    #expect(scenario.state.shared.you.ratings.isEmpty)
  }

  @Test func `a movie is found by its title and rated, and rated anew`() throws {
    var scenario = Scenario.trained("4/vertigo")
    scenario.press(.enter)
    scenario.rate(5)
    scenario.type("/vertigo")
    scenario.press(.enter)
    #expect(scenario.screen.contains("★ ★ ★ ★ ★  now"))
    scenario.rate(2)
    #expect(saved(scenario)?.entries.map(\.title) == ["Vertigo (1958)"])
    #expect(saved(scenario)?.entries.map(\.stars) == [2])
  }

  @Test func `a rating is taken away, the list moves, and undo brings both back`() throws {
    var scenario = Scenario.trained("4")
    scenario.rate(5, 4, 2)
    let before = try #require(scenario.state.you.answer).recommendations.map(\.movie)
    let ratings = scenario.state.shared.you.ratings
    scenario.type("d")
    #expect(scenario.state.shared.you.ratings == Array(ratings.dropLast()))
    #expect(scenario.state.you.answer?.recommendations.map(\.movie) != before)
    #expect(scenario.state.you.movements.contains { $0 != .none })
    scenario.type("u")
    #expect(scenario.state.shared.you.ratings == ratings)
    #expect(scenario.state.you.answer?.recommendations.map(\.movie) == before)
    scenario.type("uuu")
    #expect(saved(scenario) == Profile())
    scenario.type("u")
    #expect(scenario.screen.contains("nothing to undo"))
  }

  @Test func `a kept profile is shown, what the data do not have is said and not lost`() throws {
    var scenario = Scenario.trained("4")
    let entries = [
      Profile.Entry(id: MovieID(Int64(1)), stars: 5, title: "Toy Story (1995)"),
      Profile.Entry(id: MovieID(Int64(99999)), stars: 3, title: "Persona (1966)"),
    ]
    read(Profile(entries), in: &scenario)
    #expect(scenario.screen.contains("rated · 1 · profile me · 1 not in these data"))
    scenario.rate(5)
    #expect(saved(scenario, before: entries)?.entries.prefix(2).map { $0 } == entries)
  }

  /// Its titles taken away, the fixture is what others make of songs or artists.
  @Test func `ids of other data are nobody's here, and what is rated here stands beside them`()
    throws
  {
    let titled = Fixture.dataSet(named: "plays", known: nil)
    let catalogue = Catalogue(
      movies: titled.catalogue.movies.map { Movie(untitled: $0.id) }, users: titled.catalogue.users)
    var scenario = Scenario(
      data: DataSet(name: "plays", ratings: titled.ratings, catalogue: catalogue))
    scenario.trainToTheEnd()
    scenario.type("4")
    let entries = titled.catalogue.movies.map {
      Profile.Entry(id: $0.id, stars: 5, title: $0.title)
    }
    read(Profile(entries), in: &scenario)
    #expect(scenario.screen.contains("rated · 0 · profile me · 30 not in these data"))
    #expect(scenario.screen.contains("no movie of profile me is in these data"))
    scenario.rate(2)
    let kept = try #require(saved(scenario, before: entries)).entries
    #expect(kept.dropLast() == entries[...] && kept.last?.stars == 2)
    #expect(scenario.screen.contains("rated · 1 · profile me · 30 not in these data"))
    scenario.type("d")
    #expect(saved(scenario, before: entries)?.entries == entries)
  }

  @Test func `what another program changes meanwhile shows, and stays where this one changes more`()
    throws
  {
    var scenario = Scenario.trained("4")
    scenario.rate(5, 4)
    let own = scenario.state.shared.you.profile
    let first = try #require(changes(scenario).first)
    var file = Profile([
      .init(id: MovieID(Int64(99999)), stars: 3, title: "Persona (1966)"),
      .init(id: MovieID(Int64(7)), stars: 1, title: "Amélie (2001)"),
    ])
    file.apply(first)
    // The second change is on its way still.
    read(file, with: Array(changes(scenario).prefix(1)), in: &scenario)
    #expect(scenario.state.shared.you.profile.entries == file.entries + own.entries.suffix(1))
    #expect(scenario.screen.contains("rated · 3 · profile me · 1 not in these data"))
    let sent = changes(scenario).count
    scenario.type("uu")
    #expect(scenario.state.shared.you.profile.entries == Array(file.entries.prefix(2)))
    for change in changes(scenario).dropFirst(sent - 1) { file.apply(change) }
    #expect(file.entries == scenario.state.shared.you.profile.entries)
    read(file, with: Array(changes(scenario).suffix(3)), in: &scenario)
    #expect(scenario.state.shared.you.profile == file)
  }

  @Test func `ratings come in from a file that is named or dropped, and undo takes all back`()
    throws
  {
    var scenario = Scenario.trained("4")
    scenario.rate(5)
    scenario.type("I")
    #expect(scenario.screen.contains("a .zip or CSV of Letterboxd, IMDb …"))
    scenario.send(.input(.paste("'/tmp/my movies/ratings.csv' ")))
    #expect(scenario.screen.contains("import: '/tmp/my movies/ratings.csv'"))
    scenario.press(.enter)
    let request = ImportRequest(path: "/tmp/my movies/ratings.csv", faults: .stop)
    #expect(scenario.requests(of: ImportRequest.slot) == [request])
    let before = scenario.state.shared.you.profile
    let library = try #require(scenario.state.library)
    let known = library.data.catalogue[MovieIndex(3)]
    let imported = ImportedRatings(
      profile: Profile([Profile.Entry(id: known.id, stars: 4, title: known.title)]),
      unmatched: [UnmatchedMovie(title: "Persona (1966)", file: "r.csv", line: 7)])
    scenario.tell(ImportRequest.slot, result: imported)
    #expect(scenario.state.shared.you.rating(of: MovieIndex(3)) == 4)
    #expect(scenario.screen.contains("1 rating imported, 1 movie not found (L says which)"))
    #expect(saved(scenario)?.entries.count == 2)
    #expect(
      scenario.state.shared.log.lines.contains("r.csv:7: Persona (1966) is not in these data"))
    scenario.type("u")
    #expect(saved(scenario) == before)
    scenario.type("I")
    scenario.press(.escape)
    #expect(scenario.state.shared.sheets.isEmpty)
  }

  @Test(arguments: [
    ("/a/b.csv", "/a/b.csv"), (#"/a/my\ movies.csv"#, "/a/my movies.csv"),
    ("\"/a/my movies.csv\"", "/a/my movies.csv"), ("  ~/r.csv ", "~/r.csv"), ("'", "'"),
  ])
  func `a path is what a terminal makes of a dropped file, undone`(typed: String, path: String) {
    var entry = ImportEntry()
    entry.typed.type(typed)
    #expect(entry.path == path)
  }

  @Test func `retraining is asked with what was rated, and of several the last counts`() throws {
    var scenario = Scenario.trained("4")
    scenario.rate(5, 4)
    scenario.type("r")
    let request = try #require(scenario.requests(of: RetrainRequest.slot).first)
    #expect(request.ratings == scenario.state.shared.you.ratings)
    #expect(scenario.screen.contains("training …"))
    scenario.work(on: RetrainRequest.slot)
    let retrained = try #require(scenario.state.you.retrained)
    let rated = Set(request.ratings.map(\.movie))
    #expect(retrained.recommendations.allSatisfy { !rated.contains($0.movie) })
    #expect(retrained.recommendations.count == 28)
    scenario.resize(80, 24)
    let body = try #require(scenario.state.shared.layout).body
    let names = scenario.state.you.panels(in: body, scenario.state.shared).map(\.name)
    #expect(names == ["rate", "rated", "for you", "below"])
    scenario.rate(4)
    #expect(scenario.screen.contains("of earlier ratings"))
  }
}
