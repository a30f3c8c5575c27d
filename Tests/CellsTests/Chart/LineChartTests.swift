import Testing

@testable import Cells

@Suite("Line chart")
struct LineChartTests {
  /// The notebook's published curve on MovieLens 1M.
  static let loss = [
    11.1471, 3.2400, 1.6470, 1.2226, 1.0499, 0.9649, 0.9186, 0.8916, 0.8745, 0.8629, 0.8543, 0.8473,
    0.8406, 0.8344, 0.8280,
  ]
  static let validationLoss = [
    5.4217, 2.0896, 1.3981, 1.1470, 1.0289, 0.9651, 0.9289, 0.9070, 0.8916, 0.8818, 0.8736, 0.8672,
    0.8615, 0.8558, 0.8497,
  ]

  static func series(
    _ values: [Double], _ mark: LineChart.Series.Mark = .solid, _ role: Role = .train
  ) -> LineChart.Series {
    LineChart.Series(
      points: values.enumerated().map { (x: Double($0 + 1), y: $1) }, mark: mark, role: role)
  }

  static let notebook = LineChart(
    series: [series(loss), series(validationLoss, .dotted, .validation)], xRange: 1...15)

  @Test("The notebook's curve, at the size of a small screen")
  func notebook() {
    let canvas = painted(60, 12) { Self.notebook.draw(on: &$0, in: $1) }
    #expect(
      canvas.lines == [
        "12.5 ┤",
        "     │⡄",
        "10.0 ┤⠸⡀",
        "     │ ⢣",
        " 7.5 ┤ ⠈⡆",
        "     │  ⢱",
        " 5.0 ┤⠁⡀ ⢇",
        "     │  ⠄⠘⡄",
        " 2.5 ┤   ⠐⢈⠑⢄⡀",
        "     │      ⠁⠘⠑⠒⠢⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀",
        " 0.0 ┼────┬──────┬───────┬───────┬──────┬───────┬──────┬────",
        "          2      4       6       8     10      12     14",
      ])
    #expect(
      canvas.inkLines == [
        "mmmm m",
        "     ml",
        "mmmm mll",
        "     m l",
        " mmm m ll",
        "     m  l",
        " mmm mvv l",
        "     m  vll",
        " mmm m   vvlll",
        "     m      vvlvvlvvlvvlvvlvvlvvlvvlvvlvvlvvlvvlvvlvvlvvlvvl",
        " mmm mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm",
        "          m      m       m       m     mm      mm     mm",
      ])
  }

  @Test("A logarithmic axis spreads the tail")
  func logarithmic() {
    var chart = Self.notebook
    chart.yScale = .logarithmic
    let canvas = painted(60, 12) { chart.draw(on: &$0, in: $1) }
    #expect(chart.layout(in: canvas.bounds).yScale == .logarithmic)
    #expect(
      canvas.lines == [
        "   │⡀",
        "10 ┤⠱⡀",
        "   │ ⠱⡀",
        " 5 ┤⠂ ⢣",
        "   │ ⢁ ⢣",
        "   │  ⠠ ⠣⡀",
        "   │   ⠐ ⠑⢄",
        " 2 ┤    ⠈ ⠄⠣⡀",
        "   │       ⠈⠈⠕⢢⢄⣀",
        " 1 ┤            ⠁⠙⠉⠖⠲⠤⡤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀",
        "   └┬───┬───┬───┬───┬───┬───┬───┬──┬───┬───┬───┬───┬───┬───┬",
        "    1   2   3   4   5   6   7   8  9  10  11  12  13  14  15",
      ])
  }

  @Test("A value that is not above zero keeps the axis linear")
  func logarithmicOfZero() {
    let chart = LineChart(series: [Self.series([0, 1])], xRange: 1...2, yScale: .logarithmic)
    #expect(chart.layout(in: Rect(x: 0, y: 0, width: 40, height: 10)).yScale == .linear)
  }

  @Test("Marks differ without colour")
  func marks() {
    let flat = [Double](repeating: 1, count: 2)
    let chart = { (mark: LineChart.Series.Mark) in
      painted(20, 2) { canvas, rect in
        LineChart(series: [Self.series(flat, mark)], xRange: 1...2, yExtent: .fixed(0...2))
          .draw(on: &canvas, in: rect)
      }
      .lines
    }
    #expect(
      chart(.solid) == [
        "│",
        "│⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉",
      ])
    #expect(
      chart(.dotted) == [
        "│",
        "│⠁⠈ ⠁⠈ ⠁⠈ ⠁⠈ ⠁⠈ ⠁⠈ ⠁",
      ])
    #expect(
      chart(.dashed) == [
        "│",
        "│⠉⠉⠁ ⠉⠉⠁ ⠉⠉⠁ ⠉⠉⠁ ⠉⠉⠁",
      ])
    #expect(LineChart.Series.Mark.solid.sample() == "⠤⠤⠤⠤⠤")
    #expect(LineChart.Series.Mark.dotted.sample() == "⠄⠠ ⠄⠠")
    #expect(LineChart.Series.Mark.dashed.sample() == "⠤⠤⠄ ⠤")
  }

  @Test("In a shared cell dots are merged and the last series gives the colour")
  func merged() {
    let chart = LineChart(
      series: [Self.series([1, 3]), Self.series([3, 1], .solid, .validation)], xRange: 1...2)
    let canvas = painted(12, 4) { chart.draw(on: &$0, in: $1) }
    #expect(
      canvas.lines == [
        "  │⠤⣀     ⣀⠤",
        "2 ┤  ⠉⣒⠤⣒⠉",
        "  │⠤⠒⠉   ⠉⠒⠤",
        "0 ┼─────────",
      ])
    #expect(
      canvas.inkLines == [
        "  mvv     ll",
        "m m  vvvvl",
        "  mlll   vvv",
        "m mmmmmmmmmm",
      ])
  }

  @Test("What is not finite leaves a gap, and a point by itself is seen")
  func gaps() {
    let chart = LineChart(
      series: [Self.series([1, 1, .nan, 2, .infinity, 1, 1, -.infinity])], xRange: 1...8)
    let canvas = painted(24, 6) { chart.draw(on: &$0, in: $1) }
    #expect(
      canvas.lines == [
        "2.0 ┤     ×  ⡄ ×       ×",
        "    │",
        "1.5 ┤",
        "    │⣀⣀⣀          ⣀⣀⣀⡀",
        "1.0 ┼──┬─────┬────┬────┬",
        "       2     4    6    8",
      ])
  }

  @Test("Lines are cut at the edges of the ranges")
  func clipping() {
    let chart = LineChart(
      series: [Self.series([-8, 4, -8])], xRange: 1.5...2.5, yExtent: .fixed(0...2))
    let canvas = painted(24, 8) { chart.draw(on: &$0, in: $1) }
    #expect(
      canvas.lines == [
        "2 ┤      ⢠⠃  ▲  ⠘⡄",
        "  │      ⡎       ⢱",
        "  │     ⢰⠁       ⠈⡆",
        "1 ┤    ⢀⠇         ⠸⡀",
        "  │    ⡸           ⢇",
        "  │   ⢠⠃           ⠘⡄",
        "0 ┼┬─────────┬─────────┬",
        "  1.5       2.0      2.5",
      ])
  }

  @Test("Without data there are axes, and no labels that would be made up")
  func empty() {
    let chart = LineChart(series: [], xRange: 0...3)
    let canvas = painted(24, 6) { chart.draw(on: &$0, in: $1) }
    #expect(
      canvas.lines == [
        "│",
        "│",
        "│",
        "│",
        "└┬──────┬───────┬──────┬",
        " 0      1       2      3",
      ])
  }

  @Test("A marker stands on its point, its guide behind the line")
  func marker() {
    let chart = LineChart(
      series: [Self.series([4, 2, 1, 2, 3])], xRange: 1...5,
      markers: [LineChart.Marker(x: 3, y: 1, guide: .vertical), LineChart.Marker(x: 9, y: .nan)])
    let canvas = painted(30, 8) { chart.draw(on: &$0, in: $1) }
    #expect(
      canvas.lines == [
        "4 ┤⢄            ┊",
        "  │ ⠣⡀          ┊",
        "3 ┤  ⠈⢢         ┊           ⢀⡠",
        "  │    ⠑⢄       ┊        ⢀⠤⠊⠁",
        "2 ┤     ⠈⠢⢄⣀    ┊    ⢀⡠⠔⠊⠁",
        "  │         ⠉⠒⠢⠤★⡠⠔⠒⠉⠁",
        "1 ┼┬─────┬──────┬──────┬─────┬",
        "   1     2      3      4     5",
      ])
    #expect(
      canvas.inkLines == [
        "m ml            m",
        "  m ll          m",
        "m m  ll         m           ll",
        "  m    ll       m        llll",
        "m m     llll    m    lllll",
        "  m         llllclllll",
        "m mmmmmmmmmmmmmmmmmmmmmmmmmmmm",
        "   m     m      m      m     m",
      ])
  }

  @Test(
    "Where room is short labels go, then axes",
    arguments: [
      (14, 5, ["   │⡀", "10 ┤⢇", "   │⢹⣀⣀⣀⣀⣀⣀⣀⣀⣀", " 0 ┼──────┬───", "         10"]),
      (12, 4, ["   │⡀", "10 ┤⢇", "   │⢹⣀⣀⣀⣀⣀⣀⣀", " 0 ┼────────"]),
      (6, 3, ["│", "│⣢⣀⣀⣀⣀", "└─────"]), (3, 3, ["", "⣆⣀⣀", "───"]), (3, 2, ["⡀", "⢧⣀⣀"]),
      (1, 1, ["⣆"]), (0, 3, ["", "", ""]),
    ] as [(Int, Int, [String])])
  func smallSizes(width: Int, height: Int, lines: [String]) {
    let canvas = painted(width, height) { Self.notebook.draw(on: &$0, in: $1) }
    #expect(canvas.lines == lines)
  }
}
