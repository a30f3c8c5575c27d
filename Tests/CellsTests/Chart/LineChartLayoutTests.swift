import Testing

@testable import Cells

@Suite("Line chart layout")
struct LineChartLayoutTests {
  @Test("Cells and values map to each other")
  func lookup() throws {
    let layout = LineChartTests.notebook.layout(in: Rect(x: 5, y: 2, width: 60, height: 12))
    let first = try #require(layout.cell(x: 1, y: 11.1471))
    let last = try #require(layout.cell(x: 15, y: 0.828))
    #expect(first.x == layout.plot.x)
    #expect(last == Point(x: layout.plot.maxX - 1, y: layout.plot.maxY - 1))
    #expect(layout.cell(x: 16, y: 1) == nil)
    #expect(layout.cell(x: .nan, y: 1) == nil)
    for column in layout.plot.x..<layout.plot.maxX {
      let x = try #require(layout.xValue(atColumn: column))
      #expect(layout.cell(x: x, y: 1)?.x == column)
    }
    #expect(layout.xValue(atColumn: layout.plot.x - 1) == nil)
    #expect(layout.xValue(atColumn: layout.plot.maxX) == nil)
  }

  @Test("Many points in one column of dots become four, and the picture stays")
  func thinning() {
    var generator = SeededGenerator(seed: 5)
    let points = (0..<5000).map { index in
      (x: Double(index) / 5000, y: Double.random(in: 0...1, using: &generator))
    }
    let series = LineChart.Series(points: points, mark: .solid, role: .train)
    let layout = LineChart(series: [series], xRange: 0...1)
      .layout(in: Rect(x: 0, y: 0, width: 30, height: 10))
    let strokes = LineChart.strokes(of: series, in: layout)
    #expect(strokes.count == 1)
    #expect(strokes[0].count <= layout.plot.width * 2 * 4)

    var thinned = DotGrid(size: layout.plot.size)
    var pen = DotPen(.solid, .train)
    pen.stroke(strokes[0], on: &thinned)
    var whole = DotGrid(size: layout.plot.size)
    pen.stroke(points.map { layout.dot(x: $0.x, y: $0.y) }, on: &whole)
    #expect(zip(thinned.cells, whole.cells).allSatisfy { $0 & ~$1 == 0 }, "no dot is made up")
    let lost = zip(thinned.cells, whole.cells).map { ($1 & ~$0).nonzeroBitCount }.reduce(0, +)
    #expect(lost < 20)
  }
}
