import Cells
import Learning
import Terms
import Testing

@testable import Dashboard

@Suite struct `What is this` {
  private func explained(_ scenario: Scenario) -> Topic? {
    scenario.state.shared.sheets.sheet(of: ExplanationSheet.self)?.topic
  }

  private func word(_ term: Term, _ scenario: Scenario) -> Topic.Word? {
    explained(scenario)?.words.first { $0.caption.term == term }
  }

  @Test func `explains the panel that the keys go to, then the next ones`() {
    var scenario = Scenario.trained("2i")
    #expect(explained(scenario)?.caption.term == .movies)
    #expect(scenario.screen.contains("╭ movies · 1 of 4"))
    #expect(scenario.screen.contains("All movies that pass the filter"))
    scenario.type("i")
    #expect(explained(scenario)?.caption.term == .movie)
    scenario.type("ii")
    #expect(explained(scenario)?.caption.term == .sameness)
    scenario.type("i")
    #expect(explained(scenario)?.caption.term == .movies)
    scenario.press(.escape)
    #expect(scenario.state.shared.sheets.isEmpty)
    scenario.press(.tab)
    scenario.type("i")
    #expect(explained(scenario)?.caption.term == .nearest)
  }

  @Test func `has the values of the selected row`() throws {
    var scenario = Scenario.trained("2", lens: .likeness)
    scenario.press(.tab, .down)
    scenario.type("i")
    let likeness = try #require(word(.likeness, scenario))
    let value = try #require(likeness.value)
    #expect(Double(value).map { (0...1).contains($0) } == true, "\(value)")
    #expect(word(.rank, scenario)?.value == "2")
    #expect(scenario.screen.contains("likeness  \(value)"))
  }

  @Test func `knows tabs, groups of errors, marks of the map and figures of sameness`() {
    func terms(_ keys: String) -> [Term: String?] {
      var scenario = Scenario.trained(keys, lens: .likeness)
      scenario.trainBrowse()
      let words = Topic.all(on: view(scenario.state)).flatMap(\.words)
      return Dictionary(words.compactMap { word in word.caption.term.map { ($0, word.value) } }) {
        first, _ in first
      }
    }
    let users = terms("3")
    for term: Term in [.ratedByUser, .recommendedToUser, .nearestUsers, .profileOfUser] {
      #expect(users[term] != nil, "\(term.name)")
    }
    let errors = terms("1v")
    for term: Term in [.errorByMovies, .errorByUsers, .errorByRating, .errorByDecade] {
      #expect(errors[term] != nil, "\(term.name)")
    }
    let map = terms("5")
    for term: Term in [.nearLines, .cursor, .colours, .region] {
      #expect(map[term] != nil, "\(term.name)")
    }
    let movies = terms("2")
    #expect(movies[.giniOfLists] == "0.08" && movies[.distinct] == "30")
    for term: Term in [.most, .medianPopularity, .sameList, .sequels] {
      #expect((movies[term] ?? nil) != nil, "\(term.name)")
    }
  }

  @Test func `has what the best epoch came to`() throws {
    var scenario = Scenario.trained()
    let best = try #require(scenario.state.train.best)
    scenario.type("i")
    while explained(scenario)?.caption.term != .epoch { scenario.type("i") }
    #expect(
      word(.validated, scenario)?.value
        == "\((best.validated).lossText) at epoch \(best.epoch), the best")
  }

  @Test func `says what more and less of the chosen setting does`() throws {
    var scenario = Scenario(size: Size(width: 80, height: 24))
    scenario.train(epochs: 2)
    scenario.type("e")
    scenario.move(to: "learning rate", typing: "")
    #expect(scenario.screen.contains("learns in fewer epochs, and too much"))
    scenario.type("i")
    let setting = try #require(explained(scenario)?.words.first)
    #expect(setting.caption.term == Term(Setting.learningRate.descriptor))
    #expect(setting.value == "0.01")
    #expect(scenario.screen.contains("learning rate  0.01"))
  }

  @Test func `lies over sheets, and leaves questions and texts alone`() {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    scenario.type("?i")
    #expect(explained(scenario)?.caption.term == .help)
    scenario.press(.escape, .escape)
    scenario.type("q")
    #expect(scenario.state.shared.sheets.top?.sheet is QuitSheet)
    scenario.type("i")
    #expect(scenario.state.shared.sheets.isEmpty, "a question is left by any key")
    scenario.type("2/i")
    #expect(scenario.state.movies.search.text == "i")
    scenario.press(.escape)
    scenario.type(":i")
    #expect(scenario.state.shared.sheets.top?.sheet is PaletteSheet)
  }

  @Test func `comes by a click on a panel's title, whichever it is`() throws {
    var scenario = Scenario.trained("2")
    let topics = Topic.all(on: view(scenario.state))
    #expect(topics.count == 4)
    for topic in topics {
      scenario.click(x: topic.title.x + 1, y: topic.title.y)
      #expect(explained(scenario)?.caption == topic.caption)
      scenario.click(x: 2, y: 30)
      #expect(scenario.state.shared.sheets.isEmpty)
    }
  }

  @Test func `is scrolled where it is long`() throws {
    var scenario = Scenario.trained("1i", size: Size(width: 60, height: 16))
    let before = scenario.screen
    scenario.press(.down)
    #expect(scenario.screen != before)
    scenario.press(.up)
    #expect(scenario.screen == before)
    scenario.press(.end)
    let end = scenario.screen
    scenario.press(.down)
    #expect(scenario.screen == end)
  }

  @Test func `has taken the key of settings in place of the run, whose name is still understood`()
    throws
  {
    _ = try KeyMap([("show-settings", ["i"])])
    var preferences = Preferences()
    preferences.keys = try KeyMap([("show-settings", ["i"]), ("explain", ["ctrl-e"])])
    var scenario = Scenario(preferences: preferences)
    scenario.type("i")
    #expect(scenario.state.shared.sheets.isEmpty)
    scenario.press(.control("e"), .control("e"))
    #expect(scenario.state.shared.sheets.shown.count == 1)
  }
}
