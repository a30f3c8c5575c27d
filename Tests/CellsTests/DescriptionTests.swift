import Cells
import Testing

@Suite("Screens as text")
struct DescriptionTests {
  let canvas = painted(8, 3) { canvas, _ in
    canvas.write("loss 世", x: 0, y: 0, Style(.train, bold: true))
    canvas.write("ab", x: 0, y: 1, Style(.muted, on: .selection, underlined: true))
    canvas.put("c", x: 2, y: 1, .text.underlined())
    canvas.put("▎", x: 3, y: 1, Style(.bad, reversed: true))
    canvas.restyle(Rect(x: 4, y: 1, width: 3, height: 1)) { $0.background = .selection }
  }

  @Test("Text, ink and paper are told apart")
  func parts() {
    #expect(canvas.lines == ["loss 世", "abc▎", ""])
    #expect(canvas.inkLines == ["LLLL LL", "mmtb", ""])
    #expect(canvas.paperLines == ["", "SS_%sss", ""])
  }

  @Test("The whole is one text, without paper where that is plain")
  func description() {
    #expect(
      canvas.describe() == """
        -- text
        loss 世
        abc▎

        -- ink
        LLLL LL
        mmtb

        -- paper

        SS_%sss


        """)
    let plain = painted(3, 1) { canvas, _ in canvas.write("abc", x: 0, y: 0, .accent) }
    #expect(plain.describe() == "-- text\nabc\n-- ink\nccc\n")
  }

  @Test("Every role has a letter of its own")
  func letters() {
    let letters = Role.allCases.map { role in
      painted(1, 1) { canvas, _ in canvas.put("x", x: 0, y: 0, Style(role)) }.inkLines[0]
    }
    #expect(Set(letters).count == Role.allCases.count)
  }
}
