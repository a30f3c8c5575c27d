import Cells
import Testing

@testable import Terminal

struct CanvasDifferenceTests {
  private func runs(from shown: Canvas?, to wanted: Canvas) -> [CellRun] {
    var runs: [CellRun] = []
    CanvasDifference(from: shown, to: wanted).forEachRun { runs.append($0) }
    return runs
  }

  private func canvas(_ rows: String..., width: Int = 8) -> Canvas {
    var canvas = Canvas(size: Size(width: width, height: rows.count))
    for (y, row) in rows.enumerated() { canvas.write(row, x: 0, y: y) }
    return canvas
  }

  @Test func `The same canvas needs nothing`() {
    #expect(runs(from: canvas("abc", "def"), to: canvas("abc", "def")).isEmpty)
    #expect(runs(from: canvas("語a語b"), to: canvas("語a語b")).isEmpty)
  }

  @Test func `Nothing known, everything is painted, a row and a style at a time`() {
    var wanted = canvas("abc", "def", width: 3)
    wanted.put("X", x: 1, y: 1, .accent)
    #expect(
      runs(from: nil, to: wanted) == [
        CellRun(x: 0, y: 0, width: 3, style: .text), CellRun(x: 0, y: 1, width: 1, style: .text),
        CellRun(x: 1, y: 1, width: 1, style: .accent), CellRun(x: 2, y: 1, width: 1, style: .text),
      ])
  }

  @Test func `Another size is another screen`() {
    #expect(runs(from: canvas("abc", width: 4), to: canvas("abc", width: 3)).count == 1)
  }

  @Test func `Only what differs is painted`() {
    #expect(
      runs(from: canvas("abcdef"), to: canvas("abXXeF")) == [
        CellRun(x: 2, y: 0, width: 2, style: .text), CellRun(x: 5, y: 0, width: 1, style: .text),
      ])
  }

  @Test func `A change of style alone is a change`() {
    var wanted = canvas("abc")
    wanted.restyle(Rect(x: 1, y: 0, width: 2, height: 1)) { $0.isBold = true }
    #expect(
      runs(from: canvas("abc"), to: wanted)
        == [CellRun(x: 1, y: 0, width: 2, style: Style(bold: true))])
  }

  @Test(.enabled(if: Character("語").columns == 2))
  func `A wide character is painted as a whole, whichever half changed`() {
    let wide = canvas("a語b")
    #expect(
      runs(from: canvas("a  b"), to: wide) == [CellRun(x: 1, y: 0, width: 2, style: .text)])
    #expect(
      runs(from: canvas("a言b"), to: wide) == [CellRun(x: 1, y: 0, width: 2, style: .text)])
    #expect(
      runs(from: wide, to: canvas("axxb")) == [CellRun(x: 1, y: 0, width: 2, style: .text)])
    var styled = wide
    styled.restyle(Rect(x: 2, y: 0, width: 1, height: 1)) { $0.isBold = true }
    #expect(runs(from: wide, to: styled) == [CellRun(x: 1, y: 0, width: 2, style: .text)])
  }

  @Test func `An empty canvas is no trouble`() {
    #expect(runs(from: nil, to: Canvas(size: Size(width: 0, height: 0))).isEmpty)
    #expect(runs(from: nil, to: Canvas(size: Size(width: 0, height: 3))).isEmpty)
  }
}
