import Cells
import Logs
import Terms

/// The curves of watched runs: a pane for each number that their logs name.
struct LogScreen: Screen, Preferring, Exportable {
  static let title = "Watched run"
  static let tab = "Train"

  var view = LogView()
  /// Rows of panes, as many as are in view; the focused pane is in the selected one.
  private(set) var window = ListWindow()
  /// The position of the pane that the keys go to.
  private(set) var focus = 0
  private(set) var panes: [LogPane] = []
  /// What the panes were made of: they stay as they are while no name comes.
  private var source: [String] = []

  /// The pane that the keys go to.
  var focused: LogPane? { panes.indices.contains(focus) ? panes[focus] : nil }

  mutating func fit(in body: Rect, _ shared: Shared) {
    let runs = shared.logs.shown
    let source = runs.map { "\($0.name) \($0.log.series.count)" }
    if source != self.source {
      let base = focused?.base
      self.source = source
      panes = LogPane.panes(of: runs)
      focus = panes.firstIndex { $0.base == base } ?? 0
    }
    let layout = layout(body)
    window.setCount((panes.count + layout.columns - 1) / layout.columns)
    window.setHeight(layout.rows)
    window.select(focus / layout.columns)
  }

  private func layout(_ body: Rect) -> LogLayout {
    LogLayout(body, panes: panes.count, view.size)
  }

  mutating func move(_ move: Move, in body: Rect) {
    let layout = layout(body)
    let page = layout.columns * layout.rows
    let step =
      switch move {
      case .up: -1
      case .down: 1
      case .pageUp: -page
      case .pageDown: page
      case .first: -panes.count
      case .last: panes.count
      }
    focus = (focus + step).clamped(to: 0...max(0, panes.count - 1))
  }

  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> [Effect] {
    switch mouse.action {
    case .press:
      let layout = layout(body)
      let first = window.first * layout.columns
      if let index = (0..<layout.columns * layout.rows).first(where: {
        layout.pane($0)?.contains(mouse.point) == true
      }), panes.indices.contains(first + index) {
        focus = first + index
      }
    case .wheelUp: move(.up, in: body)
    case .wheelDown: move(.down, in: body)
    case .drag: break
    }
    return []
  }

  func panels(in body: Rect, _ shared: Shared) -> [(name: String, rect: Rect)] {
    let layout = layout(body)
    let places = (0..<layout.columns * layout.rows).compactMap { layout.pane($0) }
    return places.map { ("number", $0) } + [("run", layout.info)]
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    let runs = shared.logs.shown
    let layout = layout(body)
    LogInfo(logs: shared.logs, source: shared.source.name).draw(on: &canvas, in: layout.info)
    guard !panes.isEmpty else {
      let inner = canvas.panel(layout.pane(0) ?? body, .loggedNumber, as: "numbers")
      return canvas.writeEmpty(shared.logs.emptyMessage(shared.source.name), in: inner)
    }
    let charts = LogCharts(runs, view.axis)
    let first = view.size == .full ? focus : window.first * layout.columns
    for index in 0..<layout.columns * layout.rows {
      guard let rect = layout.pane(index), panes.indices.contains(first + index) else { continue }
      LogPanePanel(pane: panes[first + index], charts: charts, view: view, marks: shared.marks)
        .draw(on: &canvas, in: rect, focus: first + index == focus ? .focused : .unfocused)
    }
  }

  mutating func use(_ preferences: Preferences, _ shared: inout Shared) {
    let chart = preferences.chart.view
    view.smoothing = chart.smoothing
    view.xScale = chart.xScale
    view.grid = chart.grid
    shared.marks = chart.marks
  }

  /// What is chosen here goes with the session.
  func tell(_ preferences: inout Preferences) {}

  /// The visible lines of the focused pane, a row for each point that is kept.
  func table(_ shared: Shared) -> ExportTable? {
    guard let pane = focused else { return nil }
    let charts = LogCharts(shared.logs.shown, view.axis)
    let range = charts.range(view)
    var rows: [[ExportField]] = []
    for entry in charts.entries(of: pane) {
      entry.line.series.forEach { bucket in
        guard range.contains(bucket[charts.axis] - entry.line.origin) else { return }
        rows.append(
          [.text(entry.run), .text(entry.name)]
            + [bucket.step, bucket.epoch, bucket.time, bucket.mean, bucket.low, bucket.high].map {
              $0.isNaN ? .empty : .number($0)
            } + [.number(Double(bucket.count))])
      }
    }
    return ExportTable(
      name: pane.base,
      columns: ["run", "name", "step", "epoch", "time", "value", "least", "greatest", "points"],
      rows: rows)
  }
}

extension LogsState {
  /// What to say where a chart would be.
  func emptyMessage(_ source: String) -> String {
    guard watched.hasLooked else { return "looking …" }
    if let problem = watched.problems.first.first { return "\(problem)".escaped }
    return shown.isEmpty
      ? "\(source.escaped): no log yet; it is shown as soon as one is written"
      : "no number yet"
  }
}
