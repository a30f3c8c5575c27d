import Cells
import Testing

@Suite("Bars")
struct BarTests {
  @Test(
    "A bar is filled in eighths of a column",
    arguments: [
      (0, ""), (1, "████"), (0.5, "██"), (0.25, "█"), (0.28125, "█▏"), (0.4375, "█▊"),
      (0.999, "████"),
      (0.98, "███▉"), (0.0001, "▏"), (-1, ""), (7, "████"), (.nan, ""), (.infinity, "████"),
      (-.infinity, ""),
    ] as [(Double, String)])
  func bar(fraction: Double, line: String) {
    #expect(painted(4, 1) { Bar(fraction).draw(on: &$0, in: $1) }.lines == [line])
  }

  @Test(
    "A diverging bar grows from the middle to either side",
    arguments: [
      (0, "    │", ""), (1, "    │████", ""), (-1, "████│", ""), (0.5, "    │██", ""),
      (-0.5, "  ██│", ""), (0.3125, "    │█▎", ""), (-0.3125, "  ▊█│", "  %"), (.nan, "    │", ""),
      (9, "    │████", ""), (-.infinity, "████│", ""),
    ] as [(Double, String, String)])
  func divergingBar(fraction: Double, line: String, paper: String) {
    let canvas = painted(9, 1) {
      DivergingBar(fraction, negative: Style(.bad), positive: Style(.good)).draw(on: &$0, in: $1)
    }
    #expect(canvas.lines == [line])
    #expect(canvas.paperLines == [paper])
  }

  @Test("Both sides of a diverging bar are equally long, whatever the width")
  func evenWidth() {
    let left = painted(8, 1) {
      DivergingBar(-1, negative: .text, positive: .text).draw(on: &$0, in: $1)
    }
    let right = painted(8, 1) {
      DivergingBar(1, negative: .text, positive: .text).draw(on: &$0, in: $1)
    }
    #expect(left.lines == ["███│"])
    #expect(right.lines == ["   │███"])
  }

  @Test(
    "A thin bar fills by half columns, and never from something to nothing",
    arguments: [
      (0, ""), (-1, ""), (.nan, ""), (0.001, "╸"), (0.5, "━━"), (0.6, "━━╸"), (1, "━━━━"),
      (7, "━━━━"),
    ] as [(Double, String)])
  func thinBar(fraction: Double, line: String) {
    #expect(painted(4, 1) { Bar(fraction, symbols: .line).draw(on: &$0, in: $1) }.lines == [line])
  }

  @Test(
    "A progress bar moves by half columns and is full only at the end",
    arguments: [
      (0, "────────"), (0.0625, "╸───────"), (0.5625, "━━━━╸───"), (0.99, "━━━━━━━╸"),
      (1, "━━━━━━━━"),
      (2, "━━━━━━━━"), (-1, "────────"), (.nan, "────────"),
    ] as [(Double, String)])
  func progress(fraction: Double, line: String) {
    #expect(painted(8, 1) { Bar.progress(fraction).draw(on: &$0, in: $1) }.lines == [line])
  }
}
