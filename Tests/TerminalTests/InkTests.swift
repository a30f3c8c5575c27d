import CNcurses
import Cells
import Files
import Testing

@testable import Terminal

struct InkTests {
  private let theme: Theme

  init() throws {
    theme = try ThemeLibrary(environment: EnvironmentVariables([:])).theme(ThemeLibrary.defaultSlug)
  }

  @Test func `Truecolor takes a theme's colours as they are`() {
    let ink = Ink(Style(.train, on: .selection, bold: true), theme: theme, depth: .direct)
    #expect(
      ink.pair
        == Ink.Pair(
          foreground: Int32(theme[.train].value), background: Int32(theme[.selection].value)))
    #expect(ink.attributes == curses_bold)
  }

  @Test func `Without colour there are no pairs, and roles still differ`() {
    func ink(_ style: Style) -> Ink { Ink(style, theme: theme, depth: .none) }
    for role in Role.allCases { #expect(ink(Style(role)).pair == nil) }
    #expect(ink(.muted).attributes == curses_dim)
    #expect(ink(.accent).attributes == curses_bold)
    #expect(ink(.text).attributes == 0)
    #expect(ink(Style(.train)).attributes != ink(Style(.validation)).attributes)
    #expect(ink(Style(.good)).attributes != ink(Style(.bad)).attributes)
    #expect(ink(.text.on(.selection)).attributes == curses_reversed)
  }

  @Test func `Reversed on the selection is plain again`() {
    let style = Style(.text, on: .selection, reversed: true)
    #expect(Ink(style, theme: theme, depth: .none).attributes == 0)
  }

  @Test func `With few colours a dark theme is light on black`() {
    for depth in [ColorDepth.sixteen, .eight] {
      let ink = Ink(.text, theme: theme, depth: depth)
      #expect(ink.pair == Ink.Pair(foreground: 7, background: 0))
    }
  }

  @Test func `With eight colours the selection is white on blue, whatever is written there`() {
    for role in Role.allCases {
      let ink = Ink(Style(role, on: .selection), theme: theme, depth: .eight)
      #expect(ink.pair == Ink.Pair(foreground: 7, background: 4))
    }
  }
}
