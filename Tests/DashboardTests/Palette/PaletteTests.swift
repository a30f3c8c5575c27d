import Cells
import Learning
import Terms
import Testing

@testable import Dashboard

@Suite struct `The palette` {
  private func find(_ text: String, in scenario: inout Scenario) {
    scenario.press(.control("p"))
    scenario.type(text)
  }

  private func sheet(_ scenario: Scenario) -> PaletteSheet? {
    scenario.state.shared.sheets.sheet()
  }

  @Test func `finds a movie by its title, with a slip, and shows it`() throws {
    var scenario = Scenario.trained()
    let movie = try #require(scenario.state.library?.mostRated.first)
    let title = try #require(scenario.state.library?.data.catalogue[movie].title)
    find(String(title.prefix(12)), in: &scenario)
    #expect(sheet(scenario)?.selected?.name == title)
    #expect(scenario.screen.contains("▌movie    \(title)"))
    scenario.press(.enter)
    #expect(scenario.state.current == 1 && scenario.state.movies.browser.selected == movie)
    #expect(scenario.state.shared.sheets.isEmpty)
  }

  @Test func `finds a user by their id`() throws {
    var scenario = Scenario.trained()
    let user = try #require(scenario.state.library?.data.catalogue.users.last)
    find("user \(user.id)", in: &scenario)
    #expect(sheet(scenario)?.selected?.name == "user \(user.id)")
    scenario.press(.enter)
    let selected = try #require(scenario.state.users.browser.selected)
    #expect(scenario.state.current == 2)
    #expect(scenario.state.library?.data.catalogue[selected].id == user.id)
  }

  @Test func `opens the sheet at a setting`() throws {
    var scenario = Scenario.trained("3")
    find("lerning rat", in: &scenario)
    scenario.press(.enter)
    let form = try #require(scenario.state.shared.sheets.sheet(of: SettingsSheet.self)?.form)
    #expect(form.field == .setting(Setting.learningRate.descriptor))
  }

  @Test func `takes a theme, explains a word, goes to a screen`() {
    var scenario = Scenario.trained()
    find("marquee-light", in: &scenario)
    scenario.press(.enter)
    #expect(scenario.state.theme == "marquee-light")
    #expect(scenario.effects.contains(.terminal(.theme("marquee-light"))))
    find("stratum", in: &scenario)
    scenario.press(.enter)
    let sheet = scenario.state.shared.sheets.sheet(of: ExplanationSheet.self)
    #expect(sheet?.topic?.caption.term == .stratum)
    scenario.press(.escape)
    find("users", in: &scenario)
    scenario.press(.enter)
    #expect(scenario.state.current == 2)
  }

  @Test func `does what other screens can, there`() {
    var scenario = Scenario.trained()
    find("who would love", in: &scenario)
    #expect(sheet(scenario)?.selected?.screen == "Movies")
    scenario.press(.enter)
    #expect(scenario.state.current == 1)
    #expect(scenario.screen.contains("would love it"))
    #expect(scenario.state.shared.sheets.isEmpty)
  }

  @Test func `puts what is called so before what is told so, and forgives`() throws {
    func first(_ text: String) -> PaletteEntry? {
      var scenario = Scenario.trained()
      find(text, in: &scenario)
      return sheet(scenario)?.selected
    }
    #expect(first("pause")?.name == "pause")
    #expect(first("patience")?.kind == .setting)
    #expect(first("where the err")?.goal == .action("errors", screen: nil))
    #expect(first("stratm")?.name == "stratum")
    #expect(first("qqqq") == nil)
  }

  @Test func `finds the most rated of movies first, and users by their numbers`() throws {
    let library = try #require(Scenario.trained().state.library)
    let movies = PaletteFinds("the", in: library).entries
    #expect(!movies.isEmpty && movies.allSatisfy { $0.kind == .movie })
    let users = PaletteFinds("user 1", in: library).entries.filter { $0.kind == .user }
    let ids = library.data.catalogue.users.map(\.id.description)
    #expect(users.first?.name == "user 1")
    #expect(
      Set(users.map(\.name))
        == Set(ids.filter { $0.hasPrefix("1") }.prefix(30).map { "user \($0)" }))
    #expect(PaletteFinds("user 0", in: library).entries.allSatisfy { $0.kind != .user })
  }
}
