import Cells
import Logs
import Terms

/// The runs that are watched: a list of them, and the curves of the marked ones over each other.
struct LogRunsScreen: Screen, Searchable {
  static let title = "Watched runs"
  static let tab = "Runs"

  private(set) var search = Search()
  var window = ListWindow()
  private(set) var shown: [WatchedRun] = []

  var selected: WatchedRun? {
    shown.indices.contains(window.selection) ? shown[window.selection] : nil
  }

  /// The marked runs, or else the selected one.
  private func compared(_ shared: Shared) -> [WatchedRun] {
    let marked = shown.filter { shared.logs.marked.contains($0.name) }
    return marked.isEmpty ? selected.map { [$0] } ?? [] : marked
  }

  mutating func edit(_ shared: inout Shared, _ change: (inout Search) -> Void) {
    change(&search)
  }

  mutating func startSearch() { search.begin() }

  mutating func mark(_ shared: inout Shared) {
    guard let name = selected?.name else { return }
    shared.logs.mark(name)
    window.move(by: 1)
  }

  mutating func fit(in body: Rect, _ shared: Shared) {
    let filter = LogFilter(search.text)
    shown = shared.logs.watched.runs.filter(filter.matches)
    window.setCount(shown.count)
    window.setHeight(RunsLayout(body).rows.height)
  }

  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> [Effect] {
    window.receive(mouse, in: RunsLayout(body).rows)
    return []
  }

  func panels(in body: Rect, _ shared: Shared) -> [(name: String, rect: Rect)] {
    let layout = RunsLayout(body)
    return [("runs", layout.list), ("curves", layout.curves), ("compared", layout.comparison)]
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    let layout = RunsLayout(body)
    drawList(on: &canvas, in: layout, shared)
    let runs = compared(shared)
    guard let pane = LogPane.panes(of: runs).first else {
      let inner = canvas.panel(layout.curves, .loggedNumber, as: "numbers")
      canvas.writeEmpty(shared.logs.emptyMessage(shared.source.name), in: inner)
      return LogSettings(runs: runs).draw(on: &canvas, in: layout.comparison)
    }
    LogPanePanel(
      pane: runs.count > 1 ? pane.ofMainNumbers(runs) : pane, charts: LogCharts(runs, .step),
      view: LogView(), marks: shared.marks
    ).draw(on: &canvas, in: layout.curves, focus: .unfocused)
    LogSettings(runs: runs).draw(on: &canvas, in: layout.comparison)
  }

  private func drawList(on canvas: inout Canvas, in layout: RunsLayout, _ shared: Shared) {
    let all = shared.logs.watched.runs.count
    let count = search.text.isEmpty ? "\(shown.count)" : "\(shown.count) of \(all)"
    let find =
      search.isIdle ? [] : ["/ \(search.text)\(search.isTyping ? "▏" : "")\(search.offered ?? "")"]
    let inner = canvas.panel(layout.list, .loggedRuns, as: "runs", [count] + find, focus: .focused)
    guard !shown.isEmpty else {
      let message =
        all == 0
        ? shared.logs.emptyMessage(shared.source.name)
        : "no run matches \(search.text) – \(shared.key("leave")) clears"
      return canvas.writeEmpty(message, in: inner)
    }
    let columns = LogRunColumns(width: inner.width - 1)
    columns.table.drawHead(on: &canvas, in: layout.head)
    TableRows(columns.table, window, selection: .focused).draw(on: &canvas, in: layout.rows) {
      columns.cells(shown[$0], isMarked: shared.logs.marked.contains(shown[$0].name))
    }
    ScrollBar(window).draw(on: &canvas, in: layout.rows.columnBehind)
  }
}

/// The columns of the list of watched runs.
struct LogRunColumns {
  let table: Table

  init(width: Int) {
    table = Table(
      [
        Table.Column(.marked, as: "", .fixed(2), gap: 1),
        Table.Column(.loggedRun, as: "run", .flexible(minimum: 14, maximum: 60)),
        Table.Column(.logFormat, as: "log", .flexible(minimum: 8, maximum: 24), from: 90),
        Table.Column(.loggedNumber, as: "number", .flexible(minimum: 8, maximum: 20), from: 70),
        Table.Column(.lastLogged, as: "last", .fixed(10), .right),
        Table.Column(.leastLogged, as: "least", .fixed(10), .right, from: 70),
        Table.Column(.lastStep, as: "step", .fixed(10), .right, from: 60),
        Table.Column(.logLife, as: "state", .fixed(20)),
      ], width: width)
  }

  func cells(_ run: WatchedRun, isMarked: Bool) -> [Table.Cell] {
    let name = LogPane.panes(of: [run]).first?.mainName
    let series = name.flatMap { run.log[$0] }
    let place = series?.last.map { $0.step.isNaN ? $0.epoch : $0.step }
    return [
      .text(isMarked ? "●" : "○", isMarked ? .accent : .muted), .text(run.name.escaped),
      .text(run.format.short, .muted), .text((name ?? "–").escaped, .muted),
      .text(series?.last?.value.fourDigits ?? "–", Style(.validation, bold: true)),
      .text(series?.least?.fourDigits ?? "–", .muted),
      .text(place.map { $0.fixed(atMost: 2) } ?? "–", .muted),
      .text(run.life.labels[0], run.life == .live ? Style(.good) : .muted),
    ]
  }
}

extension LogFormat {
  /// In a column.
  var short: String {
    switch self {
    case .tensorBoard: "TensorBoard"
    case .separated: "CSV"
    case .trainerState: "trainer_state.json"
    case .jsonLines: "JSON lines"
    case .marquee: "marquee"
    case .mlflow: "MLflow"
    case .weightsAndBiases: "W&B"
    }
  }
}
