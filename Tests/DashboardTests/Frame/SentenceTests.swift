import Cells
import Testing

@testable import Dashboard

/// What the program says is said to its end, wherever there is room for it.
@Suite struct `Sentences of our own` {
  @Test(arguments: ScreenGoldenTests.sizes) func `are not cut in help, notes and footers`(
    size: Size
  ) {
    var seen: Set<String> = []
    for each in EveryView(size).views {
      let state = each.scenario.state
      guard let layout = state.shared.layout else { continue }
      let lines = view(state).lines
      for y in layout.note.y..<layout.footer.maxY
      where state.shared.note?.hasPrefix("copied") != true {
        // A text that is typed shows its end.
        guard !(state.shared.sheets.top?.sheet is any LineEntry) else { continue }
        #expect(!isCut(lines[y]), "\(each.name): \(lines[y])")
      }
      // The help of a screen or a sheet is the same from wherever it is asked for.
      var help = each.scenario
      help.type("?")
      guard let sheet = help.state.shared.sheets.top?.sheet as? HelpSheet,
        seen.insert(sheet.subject).inserted
      else { continue }
      expectWhole(help, each.name)
    }
    #expect(seen.count > State.screenCount)
  }

  @Test(arguments: ScreenGoldenTests.sizes) func `are not cut in the palette`(size: Size) throws {
    var scenario = Scenario.trained(size: size)
    scenario.press(.control("p"))
    let count = try #require(scenario.state.shared.sheets.sheet(of: PaletteSheet.self)).found.count
    #expect(count > 200)
    for row in 0..<count {
      if row.isMultiple(of: 10) || row == count - 1 { expectWhole(scenario, "line \(row)") }
      scenario.press(.down)
    }
  }

  /// Nothing is cut inside the topmost sheet.
  private func expectWhole(_ scenario: Scenario, _ name: String) {
    let canvas = view(scenario.state)
    guard let panel = Topic.all(on: canvas).first else { return }
    for line in canvas.lines[panel.rect.y..<panel.rect.maxY] {
      let inside = String(line.dropFirst(panel.rect.x).prefix(panel.rect.width))
      #expect(!isCut(inside), "\(name): \(inside)")
    }
  }

  /// A mark of something left out; what is still awaited has one behind a space.
  private func isCut(_ line: String) -> Bool {
    line.replacing(" …", with: "").contains("…")
  }
}
