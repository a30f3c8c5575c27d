import Cells
import Learning

/// The keys and the mouse on the chart.
extension TrainScreen {
  static let chartBindings: [Binding<Self>] = [
    Binding(
      "log-y", [.character("l")], "l", .view, "linear or logarithmic y",
      label: { screen, _ in screen.view.yScale == .linear ? "log y" : "linear y" },
      action: { screen, _ in
        screen.view.yScale = screen.view.yScale == .linear ? .logarithmic : .linear
        return []
      }),
    Binding(
      "next-metric", [.character("r")], "r R", .view, "next metric, previous one",
      label: { _, shared in
        shared.train.metrics.count > 1 ? shared.metric(places: 1).title : nil
      },
      action: { _, shared in
        shared.show(shared.metric(places: 1))
        return []
      }),
    Binding("previous-metric", [.character("R")], "R", .view, "") { _, shared in
      shared.show(shared.metric(places: -1))
      return []
    },
    Binding(
      "cursor", [.character("x")], "x", .view, "cursor, esc: none",
      label: { screen, _ in screen.view.cursor == nil ? "cursor" : nil },
      action: { screen, shared in
        screen.view.cursor =
          screen.view.cursor == nil ? shared.train.epochs.last.map { Double($0.epoch) } : nil
        return []
      }),
    Binding(
      "zoom-in", [.character("z")], "z Z", .view, "zoom in, out, esc: all",
      label: { screen, _ in screen.view.window == .all ? "zoom" : nil },
      action: { screen, shared in
        screen.zoom(by: 0.5, around: nil, shared)
        return []
      }),
    Binding("zoom-out", [.character("Z")], "Z", .view, "") { screen, shared in
      screen.zoom(by: 2, around: nil, shared)
      return []
    },
    Binding("left", [.left], "← →", .view, "move cursor or zoom") { screen, shared in
      screen.step(-1, shared)
      return []
    },
    Binding("right", [.right], "→", .view, "") { screen, shared in
      screen.step(1, shared)
      return []
    },
    Binding("leave", [.escape], "esc", .view, "leave cursor, zoom, full screen") { screen, _ in
      screen.goBackOneView()
      return []
    },
    Binding("y-range", [.character("y")], "y", .view, "y: automatic, all, from 0, by val") {
      screen, _ in
      screen.view.extent = screen.view.extent.next
      return []
    },
    Binding("smoothing", [.character("m")], "m", .view, "smoother lines") { screen, _ in
      screen.view.smoothing = screen.view.smoothing.next
      return []
    },
    Binding("x-unit", [.character("u")], "u", .view, "x: epochs, steps, seconds") {
      screen, shared in
      screen.nextUnit(&shared)
      return []
    },
    Binding("log-x", [.character("X")], "X", .view, "linear or logarithmic x") { screen, _ in
      screen.view.xScale = screen.view.xScale == .linear ? .logarithmic : .linear
      return []
    },
    Binding("grid", [.character("#")], "#", .view, "grid") { screen, _ in
      screen.view.grid = screen.view.grid == .none ? .horizontal : .none
      return []
    },
    Binding("marks", [.character("B")], "B", .view, "braille, blocks, ASCII") { screen, shared in
      let all = LineChart.Marks.allCases
      let here = all.firstIndex(of: screen.view.marks) ?? 0
      screen.view.marks = all[(here + 1) % all.count]
      // On every screen.
      shared.marks = screen.view.marks
      return []
    },
    Binding("full-screen", [.character("f")], "f", .view, "the chart alone, and back") {
      screen, _ in
      screen.view.size = screen.view.size == .usual ? .full : .usual
      return []
    },
  ]

  /// The chart as it is shown.
  private func chart(_ shared: Shared) -> MetricChart {
    MetricChart(shared, self, Ghost(shared, shared.metric), SeedBand(shared, shared.metric))
  }

  private mutating func zoom(by factor: Double, around place: Double?, _ shared: Shared) {
    let chart = chart(shared)
    view.zoom(by: factor, around: place, in: chart.all, end: chart.end)
  }

  /// Moves the cursor by an epoch, or what is shown.
  private mutating func step(_ direction: Int, _ shared: Shared) {
    guard let cursor = view.cursor else {
      let chart = chart(shared)
      return view.pan(by: Double(direction) / 4, in: chart.all, end: chart.end)
    }
    let next = direction > 0 ? cursor.rounded(.down) + 1 : cursor.rounded(.up) - 1
    view.cursor = next.clamped(to: 1...max(1, Double(shared.train.lastEpoch)))
  }

  /// To the next thing that the x axis counts and this run tells of.
  private mutating func nextUnit(_ shared: inout Shared) {
    let before = view.unit.counted(in: shared.train)
    repeat { view.unit = view.unit.next } while view.unit.counted(in: shared.train) != view.unit
    if view.unit == before {
      shared.note = "the events of this run have neither steps nor seconds"
    }
  }

  private mutating func goBackOneView() {
    if errors?.goBack() == true { return }
    if view.cursor != nil {
      view.cursor = nil
    } else if view.window != .all {
      view.window = .all
    } else {
      view.size = .usual
    }
  }

  /// - Returns: whether it was meant for the chart.
  mutating func receiveOnChart(_ mouse: Mouse, in rect: Rect, _ shared: Shared) -> Bool {
    let plot = MetricPanel.plot(in: rect)
    if mouse.action == .drag, let column = dragColumn {
      let chart = chart(shared)
      view.pan(
        by: Double(column - mouse.point.x) / Double(max(1, plot.width)), in: chart.all,
        end: chart.end)
      dragColumn = mouse.point.x
      return true
    }
    dragColumn = nil
    guard rect.contains(mouse.point) else { return false }
    let chart = chart(shared)
    switch mouse.action {
    case .press:
      let last = max(1, Double(shared.train.lastEpoch))
      view.cursor = chart.epochs(atColumn: mouse.point.x, in: plot).map {
        $0.rounded().clamped(to: 1...last)
      }
      dragColumn = mouse.point.x
    case .wheelUp, .wheelDown:
      zoom(
        by: mouse.action == .wheelUp ? 0.8 : 1.25,
        around: chart.place(atColumn: mouse.point.x, in: plot), shared)
    case .drag: break
    }
    return true
  }
}
