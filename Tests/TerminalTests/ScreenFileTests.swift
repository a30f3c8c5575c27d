import Cells
import Testing

@testable import Terminal

@Suite struct `Screens as files` {
  private let theme = Theme(
    name: "test", palette: (0..<16).map { RGB(value: UInt32($0) * 0x10_1010) })

  private var canvas: Canvas {
    var canvas = Canvas(size: Size(width: 12, height: 2))
    canvas.write("a<b>&", x: 0, y: 0, Style(.accent, bold: true))
    canvas.write("崖x", x: 0, y: 1, Style(.text, on: .selection))
    return canvas
  }

  @Test func `SVG says every character, its colour and its place`() {
    let svg = ScreenFile.svg(canvas, theme)
    #expect(svg.hasPrefix(#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 108 36""#))
    #expect(svg.contains(#"font-weight="bold">a&lt;b&gt;&amp;</text>"#))
    // Three columns: the wide character has two.
    #expect(svg.contains(#"<rect x="0" y="18" width="27" height="18""#))
    #expect(svg.contains(#"textLength="27""#) && svg.contains(">崖x</text>"))
    #expect(svg.hasSuffix("</svg>\n"))
  }

  @Test func `ANSI says the text in colours, a line a row`() {
    let lines = ScreenFile.ansi(canvas, theme).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 3)
    #expect(lines[0].contains("a<b>&") && lines[0].hasPrefix("\u{1B}[0;1;38;2;"))
    #expect(lines[1].contains("崖x"))
    #expect(lines.dropLast().allSatisfy { $0.hasSuffix("\u{1B}[0m") })
  }
}
