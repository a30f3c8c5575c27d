import Cells
import Logs

extension LogScreen {
  static let bindings: [Binding<Self>] =
    [
      Binding(
        "log-y", [.character("l")], "l", .view, "linear or logarithmic y",
        label: { screen, _ in screen.scale.y == .linear ? "log" : "linear" },
        action: { screen, _ in
          screen.scale.y = screen.scale.y == .linear ? .logarithmic : .linear
          return []
        }),
      Binding(
        "x-unit", [.character("u")], "u", .view, "x: step, epoch, time", label: "x",
        action: { $0.nextAxis(&$1) }),
      Binding(
        "cursor", [.character("x")], "x", .view, "cursor, esc: none",
        label: { screen, _ in screen.view.cursor == nil ? "cursor" : nil },
        action: { screen, shared in
          screen.view.cursor = screen.view.cursor == nil ? screen.shown(shared).upperBound : nil
          return []
        }),
      Binding(
        "zoom-in", [.character("z")], "z Z", .view, "zoom in, out, esc: all",
        label: { screen, _ in screen.view.range == nil ? "zoom" : nil },
        action: { screen, shared in
          screen.view.zoom(by: 0.5, around: nil, in: screen.charts(shared).all)
          return []
        }),
      Binding("zoom-out", [.character("Z")], "Z", .view, "") { screen, shared in
        screen.view.zoom(by: 2, around: nil, in: screen.charts(shared).all)
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
      Binding(
        "smoothing", [.character("m")], "m", .view, "smoother lines", label: "smooth",
        action: { screen, _ in
          screen.view.smoothing = screen.view.smoothing.next
          return []
        }),
      Binding("y-range", [.character("y")], "y", .view, "y: automatic, all, from 0") {
        screen, _ in
        screen.scale.extent = screen.scale.extent.next
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
      Binding(
        "full-screen", [.character("f")], "f", .view, "this chart alone, and back",
        label: "alone",
        action: { screen, _ in
          screen.view.size = screen.view.size == .usual ? .full : .usual
          return []
        }),
      Binding("leave", [.escape], "esc", .view, "leave cursor, zoom, full screen") { screen, _ in
        screen.goBackOneView()
        return []
      },
    ]
    + Binding<Self>.moves { screen, move, shared in
      guard let layout = shared.layout else { return }
      screen.move(move, in: layout.body)
    }

  /// The scale of the focused pane.
  private var scale: LogView.Scale {
    get { focused.flatMap { view.scales[$0.base] } ?? LogView.Scale() }
    set { if let pane = focused { view.scales[pane.base] = newValue } }
  }

  private func charts(_ shared: Shared) -> LogCharts { LogCharts(shared.logs.shown, view.axis) }

  private func shown(_ shared: Shared) -> ClosedRange<Double> { charts(shared).range(view) }

  /// To the next thing that x may count; places on another axis mean something else.
  private mutating func nextAxis(_ shared: inout Shared) -> [Effect] {
    let axes = LogCharts.axes(of: shared.logs.shown)
    let here = charts(shared).axis
    guard axes.count > 1, let place = axes.firstIndex(of: here) else {
      shared.note = "the log tells of nothing else that x could count"
      return []
    }
    view.axis = axes[(place + 1) % axes.count]
    (view.range, view.cursor) = (nil, nil)
    return []
  }

  /// Moves the cursor by a column of the chart, or what is shown by a quarter of it.
  private mutating func step(_ direction: Double, _ shared: Shared) {
    guard let cursor = view.cursor else {
      return view.pan(by: direction / 4, in: charts(shared).all)
    }
    let shown = shown(shared)
    let step = (shown.upperBound - shown.lowerBound) / Self.cursorSteps
    // Steps and epochs are whole, as long as one is wide enough to be seen.
    let whole = view.axis != .time && step < 1 ? 1 : step
    view.cursor = (cursor + direction * whole).clamped(to: shown)
  }

  private static let cursorSteps = 100.0

  private mutating func goBackOneView() {
    if view.cursor != nil {
      view.cursor = nil
    } else if view.range != nil {
      view.range = nil
    } else {
      view.size = .usual
    }
  }
}
