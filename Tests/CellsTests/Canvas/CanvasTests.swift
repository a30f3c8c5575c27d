import Cells
import Testing

@Suite("Canvas")
struct CanvasTests {
  @Test("A new canvas is blank")
  func blank() {
    let canvas = Canvas(size: Size(width: 3, height: 2))
    #expect(canvas.lines == ["", ""])
    #expect(canvas[2, 1] == Cell(" ", .text))
  }

  @Test("Text is cut at the right with an ellipsis, and at the left and the top in silence")
  func clipping() {
    let canvas = painted(6, 3) { canvas, _ in
      #expect(canvas.write("abcdefgh", x: 0, y: 0) == 6)
      #expect(canvas.write("abc", x: -2, y: 1) == 1)
      #expect(canvas.write("été", x: -2, y: 2) == 1)
      #expect(canvas.write("above", x: 0, y: -1) == 0)
      #expect(canvas.write("below", x: 0, y: 3) == 0)
      #expect(canvas.write("beside", x: 6, y: 1) == 6)
    }
    #expect(canvas.lines == ["abcde…", "c", "é"])
  }

  @Test(
    "Text ends before maxX, and the column after it is returned",
    arguments: [
      ("abc", 5, "abc", 3), ("abcdef", 5, "abcd…", 5), ("abc", 0, "", 0), ("abc", -4, "", 0),
      ("étés", 3, "ét…", 3), ("世界", 3, "世…", 3), ("a世", 2, "a…", 2), ("世界", 2, "…", 1),
      ("a\u{1B}b\tc", 5, "abc", 3), ("a\u{301}bc", 2, "a\u{301}…", 2),
    ])
  func maximum(text: String, maxX: Int, line: String, end: Int) {
    let canvas = painted(8, 1) { canvas, _ in
      #expect(canvas.write(text, x: 0, y: 0, maxX: maxX) == end)
    }
    #expect(canvas.lines == [line])
    #expect(canvas.isWellFormed)
  }

  @Test("Text can end before a column")
  func rightAligned() {
    let canvas = painted(6, 3) { canvas, _ in
      canvas.write("12.5", endX: 6, y: 0)
      canvas.write("世", endX: 5, y: 1)
      canvas.write("1234567", endX: 6, y: 2)
    }
    #expect(canvas.lines == ["  12.5", "   世", "234567"])
  }

  @Test("A wide character that loses a half leaves a space")
  func wideHalves() {
    let canvas = painted(4, 5) { canvas, _ in
      for y in 0..<5 { canvas.write("世界", x: 0, y: y) }
      canvas.put("a", x: 1, y: 1, .text)
      canvas.put("b", x: 2, y: 2, .text)
      canvas.put("中", x: 1, y: 3, .text)
      canvas.fill(Rect(x: 1, y: 4, width: 2, height: 1), .text)
    }
    #expect(canvas.lines == ["世界", " a界", "世b", " 中", ""])
    #expect(canvas.isWellFormed)
  }

  @Test("A wide character across an edge is a space")
  func wideAtEdges() {
    let canvas = painted(3, 2) { canvas, _ in
      canvas.write("xxx", x: 0, y: 0)
      canvas.put("世", x: -1, y: 0, .text)
      canvas.put("世", x: 2, y: 0, .text)
      canvas.write("世界", x: -1, y: 1)
    }
    #expect(canvas.lines == [" x", " 界"])
    #expect(canvas.isWellFormed)
  }

  @Test("A character without width is left out")
  func zeroWidth() {
    let canvas = painted(2, 1) { canvas, _ in
      canvas.put("\u{1B}", x: 0, y: 0, .text)
      canvas.put("\u{301}", x: 1, y: 0, .text)
    }
    #expect(canvas == Canvas(size: Size(width: 2, height: 1)))
  }

  @Test("Filling and restyling stay inside")
  func rectangles() {
    let canvas = painted(4, 3) { canvas, _ in
      for y in 0..<3 { canvas.write("abcd", x: 0, y: y) }
      canvas.fill(Rect(x: 2, y: -5, width: 9, height: 6), .muted)
      canvas.restyle(Rect(x: -3, y: 1, width: 5, height: 9)) { $0.background = .selection }
    }
    #expect(canvas.lines == ["ab", "abcd", "abcd"])
    #expect(canvas.paperLines == ["", "ss", "ss"])
  }

  @Test(
    "Random text at random places leaves whole characters only", arguments: 0..<8 as Range<UInt64>)
  func randomText(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var canvas = Canvas(size: Size(width: 12, height: 4))
    for _ in 0..<200 {
      let x = Int.random(in: -6...14, using: &generator)
      let y = Int.random(in: -1...4, using: &generator)
      let maxX = Int.random(in: -2...14, using: &generator)
      canvas.write(String.random(using: &generator), x: x, y: y, maxX: maxX)
      #expect(canvas.isWellFormed)
    }
  }
}
