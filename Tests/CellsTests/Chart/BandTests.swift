import Testing

@testable import Cells

@Suite struct `A band of a chart` {
  @Test func `is shaded between its lines, in every second column of dots, but for cells of lines`()
  {
    let band = LineChart.Band(
      points: [(x: 1, low: 0, high: 2), (x: 2, low: 2, high: 2), (x: 3, low: 2, high: 4)],
      role: .muted)
    let canvas = painted(24, 8) {
      LineChart(
        series: [LineChartTests.series([0, 2, 4])], bands: [band], xRange: 1...3
      ).draw(on: &$0, in: $1)
    }
    #expect(
      canvas.lines == [
        "4 ┤                   ⢀⡠",
        "  │                ⣀⠤⠊⠁⡁",
        "  │             ⡠⠔⠊⡁⠄⠂⡁⠄",
        "2 ┤⡀⠄ ⡀⠄ ⡀⠄ ⣀⠤⠒⠉⠄⠂⠁⠄⠂⠁⠄⠂",
        "  │⠄⠂⡁⠄⢀⡠⠔⠒⠉",
        "  │⣀⠤⠒⠉⠁",
        "0 ┼┬─────────┬─────────┬",
        "   1         2         3",
      ])
  }
}
