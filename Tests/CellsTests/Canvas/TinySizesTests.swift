import Testing

@testable import Cells

@Suite("Any size, any data")
struct TinySizesTests {
  static let painters: [(name: String, paint: @Sendable (inout Canvas, Rect) -> Void)] = [
    ("border", { Border("title", details: ["a", "b"]).draw(on: &$0, in: $1) }),
    ("bar", { Bar(0.7).draw(on: &$0, in: $1) }),
    (
      "diverging bar",
      { DivergingBar(-0.7, negative: .text, positive: .text).draw(on: &$0, in: $1) }
    ),
    ("thin bar", { Bar(0.7, symbols: .line).draw(on: &$0, in: $1) }),
    ("progress bar", { Bar.progress(0.7).draw(on: &$0, in: $1) }),
    ("column chart", { ColumnChart(values: [3, 1, .nan, 2]).draw(on: &$0, in: $1) }),
    (
      "table",
      { canvas, rect in
        let table = Table(
          [
            Table.Column("name", .flexible(minimum: 3)),
            Table.Column("n", .fixed(4), .right, gap: 2), Table.Column("", .fixed(3), from: 9),
          ], width: rect.width)
        let rows = TableRows(table, ListWindow(count: 9, height: rect.height), selection: .focused)
        rows.draw(on: &canvas, in: rect) {
          [.highlighted("wörld 世界", [1..<7]), .text("12,345 \($0)"), .bar(Bar(0.5))]
        }
      }
    ),
    (
      "scroll bar",
      { canvas, rect in
        let list = ListWindow(count: 9, height: 3)
        ScrollBar(list).draw(on: &canvas, in: rect)
      }
    ),
    ("line chart", { LineChartTests.notebook.draw(on: &$0, in: $1) }),
    (
      "line chart without data",
      { LineChart(series: [], xRange: 0...1).draw(on: &$0, in: $1) }
    ),
    (
      "text",
      { canvas, rect in
        guard !rect.isEmpty else { return }
        canvas.write("wörld 世界", x: rect.x, y: rect.y, maxX: rect.maxX)
      }
    ),
    ("fill", { $0.fill($1, .text) }),
    ("ASCII", { canvas, _ in canvas = canvas.asciiFolded() }),
    ("description", { canvas, _ in _ = canvas.describe() }),
  ]

  static let sizes = [0, 1, 2, 3, 4, 5, 7, 12].flatMap { width in
    [0, 1, 2, 3, 4, 5, 6].map { Size(width: width, height: $0) }
  }

  @Test("A painter stays inside its rectangle, however small", arguments: sizes)
  func inside(size: Size) {
    for painter in Self.painters {
      var canvas = Canvas(size: Size(width: size.width + 4, height: size.height + 2))
      canvas.fill(canvas.bounds, .accent)
      let rect = Rect(x: 2, y: 1, width: size.width, height: size.height)
      painter.paint(&canvas, rect)
      #expect(canvas.isWellFormed)
      for y in 0..<canvas.size.height {
        for x in 0..<canvas.size.width where !rect.contains(Point(x: x, y: y)) {
          #expect(canvas[x, y] == Cell(" ", .accent), "\(painter.name) at \(x), \(y)")
        }
      }
    }
  }

  @Test("A painter that is partly or wholly off the canvas does no harm", arguments: sizes)
  func outside(size: Size) {
    for painter in Self.painters {
      for (x, y) in [(-3, -2), (0, 0), (1, -1), (-1, 1), (40, 40), (-40, -40)] {
        var canvas = Canvas(size: size)
        painter.paint(&canvas, Rect(x: x, y: y, width: 9, height: 6))
        #expect(canvas.isWellFormed, "\(painter.name) at \(x), \(y)")
      }
    }
  }

  @Test("A chart draws any data", arguments: 0..<16 as Range<UInt64>)
  func randomCharts(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let chart = Self.randomChart(using: &generator)
      let width = Int.random(in: 0...40, using: &generator)
      let height = Int.random(in: 0...14, using: &generator)
      var canvas = Canvas(size: Size(width: width + 2, height: height + 2))
      chart.draw(on: &canvas, in: Rect(x: 1, y: 1, width: width, height: height))
      let border = (0..<height + 2).flatMap { [canvas[0, $0], canvas[width + 1, $0]] }
      #expect(border.allSatisfy { $0 == Cell() })
    }
  }

  private static func randomChart(using generator: inout SeededGenerator) -> LineChart {
    let odd = [
      .nan, .infinity, -.infinity, 0, -0.0, 1.7e308, -1.7e308, -.leastNonzeroMagnitude,
      .leastNonzeroMagnitude, 1e-160, 1e15, 1, -1,
    ]
    func value() -> Double {
      if Int.random(in: 0..<4, using: &generator) == 0 {
        return odd.randomElement(using: &generator) ?? 0
      }
      let sign = Bool.random(using: &generator) ? 1.0 : -1
      return sign * .tenTo(.random(in: -8...8, using: &generator))
    }
    func range() -> ClosedRange<Double> {
      let (a, b) = (value(), value())
      return a.isNaN || b.isNaN ? 0...10 : min(a, b)...max(a, b)
    }
    let marks: [LineChart.Series.Mark] = [.solid, .dotted, .dashed]
    let series = marks.map { mark in
      let count = Int.random(in: 0...30, using: &generator)
      let points = (0..<count).map {
        (x: Bool.random(using: &generator) ? value() : Double($0), y: value())
      }
      return LineChart.Series(points: points, mark: mark, role: .train)
    }
    return LineChart(
      series: series, xRange: range(),
      yExtent: Bool.random(using: &generator) ? .fixed(range()) : .automatic,
      yScale: Bool.random(using: &generator) ? .linear : .logarithmic,
      markers: [LineChart.Marker(x: value(), y: value(), guide: .vertical)])
  }
}
