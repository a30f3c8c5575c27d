import Cells
import Jobs
import Learning
import Models
import Profiles
import RatingData
import Testing

@testable import Dashboard

/// The models at hand, the epochs that passed, and the filter that all lists share.
@Suite struct `Looking around` {
  private func trained(_ keys: String, size: Size = Size(width: 120, height: 36)) -> Scenario {
    var scenario = Scenario(size: size)
    scenario.trainToTheEnd()
    scenario.type(keys)
    return scenario
  }

  private func count(_ scenario: Scenario, _ isWanted: (Effect) -> Bool) -> Int {
    scenario.effects.count(where: isWanted)
  }

  // MARK: models

  @Test func `the model for lists is trained once, when the run has ended`() {
    var scenario = Scenario()
    let isBrowse = { (effect: Effect) in
      if case .start(_, .lists, _) = effect { true } else { false }
    }
    scenario.train(epochs: 3)
    #expect(count(scenario, isBrowse) == 0)
    scenario.trainToTheEnd()
    scenario.type("23")
    #expect(count(scenario, isBrowse) == 1)
  }

  @Test func `who looks at lists early gets it early`() {
    var scenario = Scenario()
    scenario.train(epochs: 1)
    scenario.type("2")
    #expect(scenario.effects.contains { if case .start(_, .lists, _) = $0 { true } else { false } })
  }

  @Test func `lists are made by it as soon as it is there, and by the run on a key`() throws {
    var scenario = trained("2")
    #expect(scenario.screen.contains("biased · epoch"))
    scenario.trainBrowse()
    #expect(scenario.screen.contains("nearest · browse · cosine"))
    let browse = try #require(scenario.state.movies.current)
    #expect(browse.question.model.run == .browse)
    scenario.type("v")
    #expect(scenario.screen.contains("biased · epoch"))
    scenario.type("v")
    #expect(scenario.state.movies.current?.neighbours == browse.neighbours)
  }

  @Test func `a user's ratings stand beside the run's predictions, whoever recommends`() throws {
    var scenario = trained("3")
    let before = try #require(scenario.state.users.current)
    scenario.trainBrowse()
    let after = try #require(scenario.state.users.current)
    #expect(after.report.rated == before.report.rated)
    #expect(after.report.predictsRatings)
    #expect(after.report.recommendations.map(\.movie) != before.report.recommendations.map(\.movie))
  }

  @Test func `a model for lists that is the run itself is not trained twice`() {
    var settings = Preset.browse.settings()
    settings[.factors] = 4
    settings[.epochs] = 2
    var scenario = Scenario(settings: settings)
    scenario.trainToTheEnd()
    scenario.type("2v")
    #expect(
      !scenario.effects.contains { if case .start(_, .lists, _) = $0 { true } else { false } })
    #expect(scenario.screen.contains("lists are already made by this run's model"))
  }

  @Test func `v says that the model for lists is still training`() {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.type("2")
    let isBrowse = { (effect: Effect) in
      if case .start(_, .lists, _) = effect { true } else { false }
    }
    #expect(count(scenario, isBrowse) == 1)
    scenario.type("v")
    #expect(scenario.screen.contains("the model for lists is still training"))
  }

  // MARK: epochs

  @Test func `brackets go through the epochs on every screen, and end comes back`() throws {
    var scenario = trained("2")
    let present = try #require(scenario.state.movies.current)
    scenario.type("[")
    scenario.type("[[")
    let past = try #require(scenario.state.shared.past)
    #expect(past.snapshot.epoch == 4)
    #expect(scenario.screen.contains("◷ epoch 4 of 6, past"))
    #expect(scenario.state.movies.current?.question.model == past)
    scenario.type("3")
    #expect(scenario.state.users.current?.question.model == past)
    #expect(scenario.state.users.current?.question.judge == past)
    scenario.type("2")
    scenario.press(.end)
    #expect(scenario.state.movies.current?.question.model == present.question.model)
    #expect(scenario.state.movies.current?.neighbours == present.neighbours)
    #expect(scenario.screen.contains("■ finished"))
  }

  @Test func `the chart's cursor goes along, and goes with the past`() {
    var scenario = trained("[[")
    #expect(scenario.state.trainScreen.view.cursor == 5)
    scenario.press(.end)
    #expect(scenario.state.trainScreen.view.cursor == nil)
  }

  @Test func `no step leads before the first epoch, and one behind the last is the present`() {
    var scenario = trained("2")
    scenario.type("[[[[[[[[[[")
    #expect(scenario.state.shared.past?.snapshot.epoch == 1)
    scenario.type("]]]]]]")
    #expect(scenario.state.shared.past == nil)
    #expect(scenario.screen.contains("the latest epoch shows"))
  }

  @Test func `what came while a past epoch shows does not move it`() {
    var scenario = Scenario()
    scenario.type("2")
    scenario.train(epochs: 3)
    scenario.type("[[")
    #expect(scenario.state.shared.past?.snapshot.epoch == 2)
    scenario.trainToTheEnd()
    #expect(scenario.state.shared.past?.snapshot.epoch == 2)
    #expect(scenario.state.movies.current?.question.model.snapshot.epoch == 2)
  }

  @Test func `another run has no past yet`() {
    var scenario = trained("2[")
    #expect(scenario.state.shared.past != nil)
    scenario.type("1n")
    scenario.press(.enter)
    #expect(scenario.state.shared.past == nil)
  }

  @Test func `models beyond the room for them go, evenly, but never the newest`() {
    func model(_ epoch: Int) -> TrainedModel {
      let matrix = FactorMatrix(rows: 10, columns: 4, values: [Float](repeating: 0, count: 40))
      return TrainedModel(
        run: RunID(1), version: epoch,
        snapshot: Snapshot(
          FactorModel(userFactors: matrix, movieFactors: matrix), epoch: epoch, validated: 1),
        heldOut: HeldOut(Split(train: [], validation: [])))
    }
    // Each takes 320 bytes.
    var models = EpochModels(budget: .init(usual: 320 * 8, most: 320 * 8))
    for epoch in 1...21 { models.keep(model(epoch)) }
    var epochs: [Int] = []
    for _ in 0..<20 {
      models.step(-1)
      if let epoch = models.past?.snapshot.epoch, epochs.last != epoch { epochs.append(epoch) }
    }
    #expect(epochs.first == 21)
    #expect(epochs.count <= 8 && epochs.count >= 4)
    #expect(Set(zip(epochs.dropFirst(), epochs.dropFirst(2)).map { $0 - $1 }).count == 1)
  }

  @Test(arguments: [
    (1_000, 32 << 20), (10 << 20, 80 << 20), (100 << 20, 256 << 20), (.max, 256 << 20),
  ])
  func
    `models of epochs have room for tens where they are small, and for some where they are large`(
      model: Int, budget: Int
    )
  {
    #expect(EpochModels.Budget().bytes(for: model) == budget)
  }

  // MARK: filters

  @Test func `a filter that is typed holds on every list`() throws {
    var scenario = trained("2F")
    #expect(scenario.screen.contains("comedy -horror 1990s"))
    scenario.type("crime 1990s")
    scenario.press(.enter)
    let library = try #require(scenario.state.library)
    let rows = scenario.state.movies.browser.rows
    #expect(!rows.isEmpty)
    func isAdmitted(_ movie: MovieIndex) -> Bool {
      let movie = library.data.catalogue[movie]
      return movie.genres.contains("Crime") && (1990...1999).contains(movie.year ?? 0)
    }
    #expect(rows.allSatisfy(isAdmitted))
    #expect(scenario.screen.contains("\(rows.count) of 30 · Crime · 1990–1999"))
    #expect(scenario.state.movies.current?.neighbours.allSatisfy { isAdmitted($0.index) } == true)
    scenario.type("3")
    let recommended = try #require(scenario.state.users.current).report.recommendations
    #expect(recommended.allSatisfy { isAdmitted($0.movie) })
    scenario.type("4")
    #expect(scenario.state.you.answer?.suggestions.allSatisfy(isAdmitted) == true)
  }

  @Test func `a movie that the filter hides lifts it, and the list no longer says it`() throws {
    var scenario = trained("2Fcrime")
    scenario.press(.enter)
    let shown = scenario.state.movies.browser.rows
    let library = try #require(scenario.state.library)
    let hidden = try #require(library.mostRated.first { !shown.contains($0) })
    scenario.type("3")
    scenario.press(.tab)
    while let row = scenario.state.users.current?.report.rated, !row.isEmpty,
      row[scenario.state.users.ratedOrder[scenario.state.users.detail.selection]].movie != hidden,
      scenario.state.users.detail.selection < row.count - 1
    { scenario.press(.down) }
    scenario.press(.enter)
    let selected = try #require(scenario.state.movies.browser.selected)
    #expect(selected == hidden)
    #expect(scenario.state.movies.browser.rows.count == 30)
    #expect(!scenario.screen.contains("of 30 · Crime"))
  }

  @Test func `arrows are those of the order that shows`() throws {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    scenario.type("3")
    scenario.press(.right, .right)
    scenario.type("o")
    #expect(scenario.state.users.movements.isEmpty)
    let before = scenario.state.users.recommended.map(\.movie)
    scenario.train(epochs: 3)
    let after = scenario.state.users.recommended.map(\.movie)
    let stars = scenario.state.users.recommended.map(\.predicted)
    #expect(stars == stars.sorted(by: >))
    #expect(scenario.state.users.movements == Movement.between(before, after))
  }

  @Test func `a word that means nothing is said while it is typed, and enter does not take it`() {
    var scenario = trained("2Fwestern")
    #expect(scenario.screen.contains("\"western\" is no genre"))
    scenario.press(.enter)
    #expect(scenario.state.shared.filter == MovieFilter(minimumRatings: 20))
    #expect(scenario.screen.contains("filter: western"))
    scenario.press(.escape)
    #expect(scenario.state.shared.sheets.isEmpty)
  }

  @Test func `no list of recommendations shows what was rated, unless asked`() throws {
    var scenario = trained("3")
    for _ in 0..<5 {
      let answer = try #require(scenario.state.users.current)
      let seen = Set(answer.report.rated.map(\.movie))
      #expect(answer.report.recommendations.allSatisfy { !seen.contains($0.movie) })
      scenario.press(.down)
    }
    scenario.type("Fseen")
    scenario.press(.enter)
    let answer = try #require(scenario.state.users.current)
    let seen = Set(answer.report.rated.map(\.movie))
    #expect(answer.report.recommendations.contains { seen.contains($0.movie) })
  }

  // MARK: users

  @Test func `users are found by what they rated, and by who they are`() throws {
    var scenario = trained("3/alien, heat")
    let library = try #require(scenario.state.library)
    func hasRated(_ user: UserIndex, _ title: String) -> Bool {
      library.data.byUser[user].contains {
        library.data.catalogue[library.data.ratings.movies[$0]].title.hasPrefix(title)
      }
    }
    let both = scenario.state.users.browser.rows
    #expect(!both.isEmpty)
    #expect(
      both.allSatisfy {
        hasRated($0, "Heat") && (hasRated($0, "Alien (") || hasRated($0, "Aliens"))
      })
    scenario.press(.escape)
    scenario.type("/f acad")
    #expect(scenario.state.users.browser.rows.count == 20)
    #expect(
      scenario.state.users.browser.rows.allSatisfy {
        library.data.catalogue[$0].profile?.gender == "F"
      })
  }

  @Test func `the rank of the movie last looked at stands over the recommendations`() throws {
    var scenario = trained("2/stalker")
    scenario.press(.enter)
    scenario.type("3")
    scenario.press(.right, .right)
    let answer = try #require(scenario.state.users.current)
    guard let rank = answer.rank else {
      // Whoever is most active has rated nearly all.
      #expect(answer.report.rated.contains { $0.movie == scenario.state.shared.movie })
      return
    }
    let list = answer.report.recommendations.map(\.movie)
    if let place = list.firstIndex(of: rank.movie) { #expect(rank.rank >= place + 1) }
    #expect(scenario.screen.contains("Stalker (1979): \(rank.rank) of \(rank.of)"))
  }

  @Test func `who would love a movie are users who have not rated it, the surest first`() throws {
    var scenario = trained("2/stalker")
    scenario.press(.enter)
    scenario.type("w")
    let answer = try #require(scenario.state.movies.currentAdmirers)
    let library = try #require(scenario.state.library)
    let raters = library.data.raters(of: answer.movie)
    #expect(answer.admirers.allSatisfy { !raters.contains($0.user) })
    #expect(answer.admirers.count == 40 - raters.count)
    #expect(scenario.screen.contains("would love it · biased"))
    scenario.press(.tab, .enter)
    #expect(scenario.state.users.browser.selected == answer.admirers.first?.user)
  }

  @Test func `recommendations sort by stars, and by their lower end where that is known`() throws {
    var settings = Preset.bayes.settings()
    settings[.factors] = 4
    settings[.burnIn] = 1
    settings[.epochs] = 4
    var scenario = Scenario(settings: settings)
    scenario.trainToTheEnd()
    scenario.type("3")
    scenario.press(.right, .right)
    #expect(scenario.screen.contains(" ±"))
    let answer = try #require(scenario.state.users.current)
    scenario.type("oo")
    let rows = scenario.state.users.recommended
    #expect(Set(rows.map(\.movie)) == Set(answer.report.recommendations.map(\.movie)))
    #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.cautious >= $1.cautious })
    #expect(rows.allSatisfy { $0.deviation != nil })
    #expect(scenario.screen.contains("surest first"))
  }

  // MARK: out

  @Test func `a list goes to a file, the clipboard, or the screen as a picture`() throws {
    var scenario = trained("2E")
    #expect(
      scenario.screen.contains(
        "write the list: c CSV  j JSON  y copy   the screen: t text  a ANSI  s SVG"))
    scenario.type("c")
    guard case .table(let table, .csv)? = scenario.requests(of: ExportRequest.slot).last else {
      Issue.record("nothing was exported")
      return
    }
    #expect(table.name == "movies" && table.rows.count == 30)
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    scenario.press(.tab)
    scenario.type("Ey")
    let copied = scenario.effects.compactMap {
      if case .terminal(.copy(let text)) = $0 { text } else { nil }
    }
    let first = try #require(scenario.state.movies.current?.neighbours.first)
    let library = try #require(scenario.state.library)
    #expect(copied.first?.hasPrefix("rank\tmovieId\ttitle\tcosine\tratings\n1\t") == true)
    #expect(copied.first?.contains(library.data.catalogue[first.index].title) == true)
    scenario.type("Es")
    #expect(scenario.effects.contains(.terminal(.export(.svg))))
    scenario.type("Eq")
    #expect(scenario.state.shared.sheets.isEmpty && !scenario.hasQuit)
  }

  @Test func `every screen with a list has rows as long as its head`() {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.type("523491")
    for screen in scenario.state.screens.compactMap({ $0 as? any Exportable }) {
      let table = screen.table(scenario.state.shared)
      #expect(table?.rows.isEmpty == false, "\(screen.title)")
      #expect(
        table?.rows.allSatisfy { $0.count == table?.columns.count } == true, "\(screen.title)")
    }
  }

  @Test func `reasons name what was rated, the largest share first`() throws {
    var scenario = trained("3")
    scenario.press(.right, .right, .down)
    let answer = try #require(scenario.state.users.current)
    let movie = answer.report.recommendations[1].movie
    let shares = try #require(answer.reasons[movie]).shares
    #expect(!shares.isEmpty)
    let seen = Set(answer.report.rated.map(\.movie))
    #expect(shares.allSatisfy { seen.contains($0.movie) && (0...1).contains($0.share) })
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0.share >= $1.share })
    #expect(scenario.screen.contains("because "))
  }
}

/// A person rates movies.
@Suite struct `You among the users` {
  private func scenario(_ keys: String = "") -> Scenario {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.type("4" + keys)
    return scenario
  }

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

  @Test func `digits rate the movie that is asked about, in half stars, and each is kept`() throws {
    var scenario = scenario()
    let first = try #require(scenario.state.you.candidate(scenario.state.shared))
    scenario.type("8")
    #expect(scenario.state.shared.you.rating(of: first) == 4.5)
    let second = try #require(scenario.state.you.candidate(scenario.state.shared))
    #expect(second != first)
    scenario.type("1")
    #expect(scenario.state.shared.you.rating(of: second) == 1)
    #expect(saved(scenario)?.entries.map(\.stars) == [4.5, 1])
    let list = try #require(scenario.state.you.answer)
    #expect(list.recommendations.allSatisfy { ![first, second].contains($0.movie) })
    #expect(!list.recommendations.isEmpty)
  }

  @Test func `space asks about another, and what was skipped is not asked again`() throws {
    var scenario = scenario()
    var asked: [MovieIndex] = []
    for _ in 0..<6 {
      asked.append(try #require(scenario.state.you.candidate(scenario.state.shared)))
      scenario.type(" ")
    }
    #expect(Set(asked).count == 6)
    #expect(scenario.state.shared.you.ratings.isEmpty)
  }

  @Test func `a movie is found by its title and rated, and rated anew`() throws {
    var scenario = scenario("/vertigo")
    scenario.press(.enter)
    scenario.type("9/vertigo")
    scenario.press(.enter)
    #expect(scenario.screen.contains("★★★★★ now"))
    scenario.type("3")
    #expect(saved(scenario)?.entries.map(\.title) == ["Vertigo (1958)"])
    #expect(saved(scenario)?.entries.map(\.stars) == [2])
  }

  @Test func `a rating is taken away, the list moves, and undo brings both back`() throws {
    var scenario = scenario("982")
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
    var scenario = scenario()
    let entries = [
      Profile.Entry(id: MovieID(Int64(1)), stars: 5, title: "Toy Story (1995)"),
      Profile.Entry(id: MovieID(Int64(99999)), stars: 3, title: "Persona (1966)"),
    ]
    read(Profile(entries), in: &scenario)
    #expect(scenario.screen.contains("rated · 1 · profile me · 1 not in these data"))
    scenario.type("9")
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
    scenario.type("2")
    let kept = try #require(saved(scenario, before: entries)).entries
    #expect(kept.dropLast() == entries[...] && kept.last?.stars == 1.5)
    #expect(scenario.screen.contains("rated · 1 · profile me · 30 not in these data"))
    scenario.type("d")
    #expect(saved(scenario, before: entries)?.entries == entries)
  }

  @Test func `what another program changes meanwhile shows, and stays where this one changes more`()
    throws
  {
    var scenario = scenario("98")
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
    var scenario = scenario("9I")
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
    var scenario = scenario("98r")
    let request = try #require(scenario.requests(of: RetrainRequest.slot).first)
    #expect(request.ratings == scenario.state.shared.you.ratings)
    #expect(scenario.screen.contains("training …"))
    scenario.work(on: RetrainRequest.slot)
    let retrained = try #require(scenario.state.you.retrained)
    let rated = Set(request.ratings.map(\.movie))
    #expect(retrained.recommendations.allSatisfy { !rated.contains($0.movie) })
    #expect(retrained.recommendations.count == 28)
    scenario.type("7")
    #expect(scenario.screen.contains("of earlier ratings"))
  }
}

/// The map of movies.
@Suite struct `The map of movies` {
  private func scenario(_ keys: String = "") -> Scenario {
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.type("5" + keys)
    return scenario
  }

  @Test func `it starts on the movie that most know, and names its neighbours`() throws {
    let scenario = scenario()
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
    var scenario = scenario("/fargo")
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
    var scenario = scenario("/ponyo")
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
    var scenario = scenario("+++a")
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
    var scenario = scenario()
    scenario.type("x")
    #expect(!scenario.state.isMoving)
  }

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
    var scenario = scenario()
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
    var scenario = scenario("m")
    #expect(scenario.screen.contains("2 more at least"))
    for key in [Key.left, .down] {
      scenario.press(key, key)
      scenario.type("m")
    }
    #expect(scenario.state.map.lasso.corners.count == 3)
    #expect(scenario.state.map.lasso.isClosed)
    #expect(scenario.screen.contains("in the lasso"))
  }

  @Test func `every colour has a key, and x goes through the components`() {
    var scenario = scenario()
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

/// Neighbours that move, and lists that are all the same.
@Suite struct `Pins and sameness` {
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
    var scenario = Scenario()
    scenario.trainToTheEnd()
    scenario.type("2")
    scenario.trainBrowse()
    scenario.type("=")
    #expect(scenario.state.movies.pins.all.first?.list?.question.model.run == RunID(1))
    #expect(scenario.state.movies.current?.question.model.run == .browse)
  }

  @Test func `two pins stand beside each other, a third takes the place of the first`() throws {
    var scenario = Scenario(size: Size(width: 200, height: 60))
    scenario.trainToTheEnd()
    scenario.type("2=")
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
    var scenario = Scenario(size: Size(width: 200, height: 60))
    scenario.trainToTheEnd()
    scenario.type("2=1n")
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

  @Test func `sameness stands below the neighbours where there is room`() throws {
    var scenario = Scenario(size: Size(width: 120, height: 36))
    scenario.trainToTheEnd()
    scenario.type("2")
    let sameness = try #require(scenario.state.movies.sameness.answer).sameness
    #expect(sameness.lists == 40)
    #expect(scenario.screen.contains("sameness · first ten of 40 users"))
    #expect(scenario.screen.contains("movies in all, Gini"))
    scenario.resize(80, 24)
    #expect(!scenario.screen.contains("sameness · first ten"))
  }

  @Test func `sameness stands beside the movies on a key, at any size, by each model`() throws {
    var scenario = Scenario(size: Size(width: 80, height: 24))
    scenario.trainToTheEnd()
    scenario.type("2")
    #expect(scenario.state.movies.sameness.answer == nil)
    scenario.type("e")
    #expect(scenario.screen.contains("sameness · first ten"))
    #expect(scenario.state.movies.sameness.figures.map(\.name) == ["biased"])
    scenario.trainBrowse()
    #expect(scenario.state.movies.sameness.figures.map(\.name) == ["biased", "browse"])
    #expect(scenario.screen.contains("sequels"))
    let answer = try #require(scenario.state.movies.sameness.answer)
    let most = answer.sameness.mostRecommended
    #expect(most.count == 20)
    #expect(zip(most, most.dropFirst()).allSatisfy { $0.lists >= $1.lists })
    scenario.press(.tab, .down, .enter)
    #expect(scenario.state.movies.browser.selected == most[1].movie)
    scenario.type("e")
    #expect(scenario.screen.contains("nearest"))
  }
}
