import Testing

@testable import Dashboard

/// What leaves the screen: to a file, or to the clipboard.
@Suite struct `Lists that are taken along` {
  @Test func `a list goes to a file, the clipboard, or the screen as a picture`() throws {
    var scenario = Scenario.trained("2E")
    #expect(
      scenario.screen.contains(
        "c list: CSV  j JSON  y copy  t screen: text  a ANSI  s SVG  esc close"))
    #expect(scenario.screen.ranges(of: "JSON").count == 1)
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

  @Test(arguments: State.allScreens.indices.filter { State.allScreens[$0] is any Exportable })
  func `every screen with a list has rows as long as its head`(screen: Int) throws {
    var scenario = Scenario.trained()
    scenario.press(.character(State.digit(screen)))
    // A person without ratings is recommended nothing.
    if scenario.state.screens[screen] is YouScreen { scenario.rate(5) }
    let exportable = try #require(scenario.state.screens[screen] as? any Exportable)
    let table = try #require(exportable.table(scenario.state.shared))
    #expect(!table.rows.isEmpty && table.rows.allSatisfy { $0.count == table.columns.count })
  }
}
