import Cells
import Testing

@Suite struct LineBarTests {
  @Test(
    arguments: [
      (0, ""), (-1, ""), (.nan, ""), (0.001, "╸"), (0.5, "━━"), (0.6, "━━╸"), (1, "━━━━"),
      (7, "━━━━"),
    ] as [(Double, String)])
  func `a thin bar fills by half columns, and never from something to nothing`(
    _ fraction: Double, _ expected: String
  ) {
    var canvas = Canvas(size: Size(width: 6, height: 1))
    LineBar(fraction).draw(on: &canvas, in: Rect(x: 0, y: 0, width: 4, height: 1))
    #expect(canvas.lines == [expected])
  }
}
