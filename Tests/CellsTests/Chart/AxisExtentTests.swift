import Testing

@testable import Cells

@Suite struct `The range that an axis shows` {
  private static let notebook = [
    LineChartTests.series(LineChartTests.loss),
    LineChartTests.series(LineChartTests.validationLoss, .dotted, .validation),
  ]

  private func range(
    _ series: [LineChart.Series], _ extent: AxisExtent, _ scale: AxisScale = .linear
  ) throws -> ClosedRange<Double> {
    let chart = LineChart(series: series, xRange: 1...15, yExtent: extent, yScale: scale)
    return try #require(chart.shownRange)
  }

  @Test func `leaves a steep start out where it would flatten the rest`() throws {
    let shown = try range(Self.notebook, .automatic)
    #expect(shown.lowerBound == 0.8280)
    #expect((1.05...1.6).contains(shown.upperBound))
    #expect(try range(Self.notebook, .automatic, .logarithmic).upperBound < 2)
    #expect(try range(Self.notebook, .all) == 0.8280...11.1471)
    #expect(try range(Self.notebook, .fromZero) == 0...11.1471)
    #expect(try range(Self.notebook, .fixed(2...3)) == 2...3)
  }

  @Test(arguments: [
    [0.95, 0.9, 0.87, 0.85, 0.84, 0.83], [1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 1, 0.5, 0.5, 0.5],
    [1, 0.5], [3], [2, 2, 2, 2],
  ])
  func `is all of a line that nothing flattens`(values: [Double]) throws {
    let series = [LineChartTests.series(values)]
    #expect(try range(series, .automatic) == range(series, .all))
  }

  @Test func `leaves a spike out, and the low start of what rises`() throws {
    var noisy = (0..<15).map { 1 + Double($0 % 5) / 10 }
    noisy[6] = 400
    #expect(try range([LineChartTests.series(noisy)], .automatic).upperBound < 3)
    let rising = LineChartTests.loss.map { 1 - $0 / 12 }
    let shown = try range([LineChartTests.series(rising)], .automatic)
    #expect(shown.upperBound == rising.last)
    #expect(shown.lowerBound > 0.8)
  }

  @Test func `gives way to a reference only while it leaves the data room`() throws {
    func reference(_ value: Double) -> LineChart.Series {
      LineChart.Series(
        points: [(x: 1, y: value), (x: 15, y: value)], mark: .dashed, role: .muted,
        kind: .reference)
    }
    let line = LineChartTests.series([1, 2, 3, 4, 5])
    #expect(try range([line, reference(6)], .automatic) == 1...6)
    #expect(try range([line, reference(60)], .automatic) == 1...5)
    #expect(try range([line, reference(60)], .all) == 1...60)
    #expect(try range([reference(60)], .automatic) == 60...60)
  }

  @Test func `counts a stretch by its length, not by its points`() throws {
    // A thousand points of the steep start, a hundred of all the rest.
    let start = (0..<1000).map { (x: Double($0) / 1000, y: 100 - 0.09 * Double($0)) }
    let rest = (0..<100).map { (x: 1 + Double($0) / 10, y: 10 - 0.05 * Double($0)) }
    let line = LineChart.Series(points: start + rest, mark: .solid, role: .train)
    #expect(try range([line], .automatic).upperBound < 20)
  }

  @Test func `is told by arrows where a line leaves it, and by a cross where it is no number`() {
    let chart = LineChart(
      series: [LineChartTests.series([9, 9, 1.5, 1, .nan, 1, -7, 1])], xRange: 1...8,
      yExtent: .fixed(1...2))
    let layout = chart.layout(in: Rect(x: 0, y: 0, width: 30, height: 8))
    let hidden = layout.hidden(of: chart.series[0])
    let columns = [2, 5, 7].map { layout.column(ofX: Double($0)) }
    #expect(hidden.map(\.character) == ["▲", "×", "▼"])
    #expect(hidden.map(\.cell.x) == columns.compactMap(\.self))
    #expect(hidden.map(\.cell.y) == [0, 0, layout.plot.maxY - 1])
    let canvas = painted(30, 8) { chart.draw(on: &$0, in: $1) }
    #expect(canvas.lines[0].contains("▲") && canvas.lines[0].contains("×"))
  }

  @Test func `has labels on a logarithmic axis below 1, and on short ranges`() {
    func labels(_ range: ClosedRange<Double>, rows: Int = 20) -> [String] {
      Axis.logarithmic(over: range, rows: rows).ticks.map(\.label)
    }
    #expect(
      labels(0.8...1.2) == ["0.80", "0.85", "0.90", "0.95", "1.00", "1.05", "1.10", "1.15", "1.20"])
    #expect(labels(0.91...0.94, rows: 6).count >= 2)
    #expect(labels(0.01...100).contains("1"))
    let axis = Axis.logarithmicHorizontal(over: 0.1...1000, columns: 60)
    #expect(axis.ticks.map(\.label).contains("10"))
    #expect(axis.share(of: 10) == 0.5)
  }

  @Test func `a cursor goes from point to point, over data alone`() {
    let chart = LineChart(
      series: [
        LineChartTests.series([1, 2, 3]),
        LineChart.Series(
          points: [(x: 1.5, y: 0)], mark: .dashed, role: .muted, kind: .reference),
      ], xRange: 0...4, cursor: 2)
    #expect(chart.nearestPoint(to: 1.6) == 2)
    #expect(chart.nearestPoint(to: 99) == 3)
    let layout = chart.layout(in: Rect(x: 0, y: 0, width: 30, height: 8))
    let column = layout.column(ofX: 2)
    let canvas = painted(30, 8) { chart.draw(on: &$0, in: $1) }
    #expect(
      canvas.lines.contains {
        Array($0).indices.contains(column ?? 0) && Array($0)[column ?? 0] == "┊"
      })
  }
}
