import Cells
import Jobs
import Learning
import Runs

/// The runs that are kept: a list of them, the marked ones' curves over each other, and what differs in them; or in
/// groups by a setting, with the mean of each.
struct RunsScreen: Screen, Searchable {
  static let title = "Runs"

  /// nil until they have been read.
  private(set) var runs: [RunReport]?
  private(set) var sort = RunSort.newest
  private(set) var search = Search()
  /// By name.
  var marked: Set<String> = []
  /// What is selected as soon as it has been read.
  private var wanted: String?
  /// What was removed last, and can be brought back.
  var removed: RunFolder?
  var window = ListWindow()
  /// Those that match the search, in the order that was asked for.
  private(set) var shown: [RunReport] = []
  /// What they are grouped by; nil of single runs.
  private(set) var grouping: RunGrouping?
  /// What they could be grouped by.
  private(set) var groupings: [RunGrouping] = []
  /// Of those that are shown; none of single runs.
  private(set) var groups: [RunGroup] = []
  var band = GroupBand.deviation

  /// nil while groups are listed, too.
  var selected: RunReport? {
    grouping == nil && shown.indices.contains(window.selection) ? shown[window.selection] : nil
  }

  /// What is compared: the marked ones, or else the selected one.
  var compared: [RunReport] {
    let all = shown.filter { marked.contains($0.folder.name) }
    return all.isEmpty ? selected.map { [$0] } ?? [] : all
  }

  func appear(_ shared: Shared) -> [Effect] { [shared.runs(.list)] }

  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    if let (_, outcome) = RunsRequest.listing.take(done) {
      guard case .result(let kept) = outcome else { return [] }
      receive(kept.reports)
      if let first = kept.problems.first { shared.note = first.brief }
      return []
    }
    return shared.takeChange(done) ?? shared.takeResumed(done)
  }

  /// Selects a run by the name of its folder, ending a search that hides it, or as soon as runs have been read.
  mutating func select(_ name: String) {
    wanted = name
    search.end()
    grouping = nil
    arrange()
    if let row = shown.firstIndex(where: { $0.folder.name == name }) { window.select(row) }
  }

  private mutating func receive(_ runs: [RunReport]) {
    let name = wanted ?? selected?.folder.name
    wanted = nil
    self.runs = runs
    marked.formIntersection(runs.map(\.folder.name))
    arrange()
    if let row = shown.firstIndex(where: { $0.folder.name == name }) { window.select(row) }
  }

  mutating func edit(_ shared: inout Shared, _ change: (inout Search) -> Void) {
    change(&search)
    arrange()
  }

  mutating func startSearch() {
    search.begin()
    arrange()
  }

  mutating func nextSort() {
    sort = sort.next
    arrange()
  }

  private mutating func arrange() {
    let filter = RunFilter(search.text)
    shown = sort.sorted((runs ?? []).filter(filter.matches))
    groupings = RunGrouping.among(shown)
    groups = grouping.map { [RunGroup](shown, by: $0, sort) } ?? []
    window.setCount(grouping == nil ? shown.count : groups.count)
  }

  /// Lists groups, or single runs where nil, from the first.
  mutating func group(by grouping: RunGrouping?) {
    self.grouping = grouping
    arrange()
    window.home()
  }

  mutating func fit(in body: Rect, _ shared: Shared) {
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
    if let grouping { return drawGroups(by: grouping, on: &canvas, in: layout, shared) }
    drawList(on: &canvas, in: layout, shared)
    RunCurves(runs: compared).draw(on: &canvas, in: layout.curves)
    RunComparisonPanel(runs: compared).draw(on: &canvas, in: layout.comparison)
  }

  private func drawList(on canvas: inout Canvas, in layout: RunsLayout, _ shared: Shared) {
    let inner = canvas.panel(
      layout.list, .runs,
      [count, sort.rawValue] + find + (shared.keeping.words.map { [$0] } ?? []),
      focus: .focused)
    guard !shown.isEmpty else { return canvas.writeEmpty(emptyMessage(shared), in: inner) }
    let columns = RunColumns(
      width: inner.width - 1, hasLabels: shown.contains { !$0.label.isEmpty },
      hasRepeats: shown.contains { $0.sequel.repeats > 0 })
    columns.table.drawHead(on: &canvas, in: layout.head)
    TableRows(columns.table, window, selection: .focused).draw(on: &canvas, in: layout.rows) {
      columns.cells(shown[$0], isMarked: marked.contains(shown[$0].folder.name))
    }
    ScrollBar(window).draw(on: &canvas, in: layout.rows.columnBehind)
  }

  /// How many runs are shown.
  var count: String {
    search.text.isEmpty ? "\(shown.count)" : "\(shown.count) of \(runs?.count ?? 0)"
  }

  /// What is looked for; nothing where nothing is.
  var find: [String] {
    search.isIdle ? [] : ["/ \(search.text)\(search.isTyping ? "▏" : "")\(search.offered ?? "")"]
  }

  func emptyMessage(_ shared: Shared) -> String {
    if runs == nil { return "reading …" }
    return search.text.isEmpty
      ? "no run is kept yet" : "no run matches \(search.text) – \(shared.key("leave")) clears"
  }
}
