import Cells
import Testing

@Suite("Column chart")
struct ColumnChartTests {
  @Test("Columns stand beside the greatest and the least value")
  func labelled() {
    let chart = ColumnChart(values: [76.1, 70.9, 70.2, 71.4, 70.8, 70.3, 70.6])
    let canvas = painted(12, 3) { chart.draw(on: &$0, in: $1) }
    #expect(canvas.lines == ["76 █", "   █", "70 █▄▁▆▃▁▃"])
    #expect(canvas.inkLines == ["mm c", "   c", "mm ccccccc"])
  }

  @Test("One row is a sparkline without labels")
  func sparkline() {
    let chart = ColumnChart(values: [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(painted(8, 1) { chart.draw(on: &$0, in: $1) }.lines == ["▁▂▃▄▅▆▇█"])
  }

  @Test("The newest values stay where room is short, and the scale is theirs")
  func newest() {
    let chart = ColumnChart(values: [100, 1, 2, 3])
    #expect(painted(3, 1) { chart.draw(on: &$0, in: $1) }.lines == ["▁▅█"])
  }

  @Test("Labels tell of the values that are shown")
  func labelsOfShown() {
    // Nine values fit without labels, six beside them.
    let chart = ColumnChart(values: [99, 98, 97, 5, 6, 7, 8, 9, 10])
    #expect(painted(9, 2) { chart.draw(on: &$0, in: $1) }.lines == ["10    ▂▅█", " 5 ▁▄▇███"])
  }

  @Test("What is no number leaves a gap, and equal values fill half the height")
  func odd() {
    let gap = ColumnChart(values: [1, .nan, 8, .infinity, 1])
    #expect(painted(8, 1) { gap.draw(on: &$0, in: $1) }.lines == ["▁ █ ▁"])
    let equal = ColumnChart(values: [5, 5])
    #expect(painted(8, 2) { equal.draw(on: &$0, in: $1) }.lines == ["5", "  ██"])
    let none = ColumnChart(values: [.nan])
    #expect(painted(8, 2) { none.draw(on: &$0, in: $1) }.lines == ["", ""])
    let huge = ColumnChart(values: [-1.7e308, 1.7e308])
    let tiny = ColumnChart(values: [0, .leastNonzeroMagnitude])
    #expect(painted(2, 1) { tiny.draw(on: &$0, in: $1) }.lines == ["▄▄"])
    #expect(painted(2, 1) { huge.draw(on: &$0, in: $1) }.lines == ["▁█"])
  }
}
