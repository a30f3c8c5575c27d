import Testing

@testable import Cells

/// A chart without braille.
@Suite struct `Marks of a chart` {
  private func lines(_ marks: LineChart.Marks) -> [String] {
    let points = (0...20).map { (x: Double($0), y: Double($0 % 7)) }
    let chart = LineChart(
      series: [LineChart.Series(points: points, mark: .solid, role: .train)], xRange: 0...20,
      marks: marks)
    var canvas = Canvas(size: Size(width: 40, height: 10))
    chart.draw(on: &canvas, in: canvas.bounds)
    return canvas.lines
  }

  /// Which cells have anything of the line in them.
  private func cells(_ marks: LineChart.Marks, are isMark: (Character) -> Bool) -> [[Bool]] {
    lines(marks).map { line in line.dropFirst(6).map(isMark) }
  }

  @Test func `stand in the same cells, whatever they are`() {
    let braille = cells(.braille) { ("\u{2801}"..."\u{28FF}").contains($0) }
    #expect(braille.joined().contains(true))
    #expect(cells(.blocks) { "▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".contains($0) } == braille)
    // The border of the chart is no part of its lines.
    let ascii = lines(.ascii)
    for (row, line) in lines(.braille).enumerated() {
      for (own, other) in zip(ascii[row], line) where ("\u{2801}"..."\u{28FF}").contains(other) {
        #expect(own.isASCII && own != " ")
      }
    }
  }
}
