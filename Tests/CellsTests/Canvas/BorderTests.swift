import Cells
import Testing

@Suite("Border")
struct BorderTests {
  let movies = Border("movies", details: ["3,706", "most rated first"])

  @Test("A title stands in the border, its details after it")
  func title() {
    let canvas = painted(44, 3) { canvas, rect in
      #expect(movies.draw(on: &canvas, in: rect) == Rect(x: 1, y: 1, width: 42, height: 1))
    }
    #expect(
      canvas.lines == [
        "╭ movies · 3,706 · most rated first ───────╮",
        "│                                          │",
        "╰──────────────────────────────────────────╯",
      ])
    #expect(
      canvas.inkLines == [
        "m tttttt m mmmmm m mmmm mmmmm mmmmm mmmmmmmm",
        "m                                          m",
        "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm",
      ])
  }

  @Test("A focused border is in the accent colour")
  func focus() {
    let canvas = painted(12, 2) { canvas, rect in
      Border("epochs", focus: .focused).draw(on: &canvas, in: rect)
    }
    #expect(canvas.inkLines == ["c CCCCCC ccc", "cccccccccccc"])
  }

  @Test(
    "A title that is too long loses its last details first",
    arguments: [
      (37, "╭ movies · 3,706 · most rated first ╮"), (36, "╭ movies · 3,706 ──────────────────╮"),
      (18, "╭ movies · 3,706 ╮"), (17, "╭ movies ───────╮"), (10, "╭ movies ╮"), (9, "╭ movi… ╮"),
      (5, "╭ … ╮"), (4, "╭──╮"), (2, "╭╮"),
    ])
  func cutTitle(width: Int, top: String) {
    let canvas = painted(width, 2) { canvas, rect in movies.draw(on: &canvas, in: rect) }
    #expect(canvas.lines.first == top)
  }

  @Test("A long first detail is cut rather than left out")
  func longDetail() {
    let canvas = painted(24, 2) { canvas, rect in
      Border("nearest", details: ["cosine of all factors"]).draw(on: &canvas, in: rect)
    }
    #expect(canvas.lines.first == "╭ nearest · cosine of… ╮")
  }

  @Test("No title breaks the border", arguments: 0..<8 as Range<UInt64>)
  func randomTitles(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let width = Int.random(in: 2...30, using: &generator)
      let border = Border(
        Caption(stringLiteral: .random(using: &generator)),
        details: [.random(using: &generator), "état 世界"])
      let canvas = painted(width, 3) { canvas, rect in border.draw(on: &canvas, in: rect) }
      #expect(canvas.isWellFormed)
      #expect(canvas[0, 0].character == "╭" && canvas[width - 1, 0].character == "╮")
      #expect(canvas[0, 1].character == "│" && canvas[width - 1, 1].character == "│")
    }
  }
}
