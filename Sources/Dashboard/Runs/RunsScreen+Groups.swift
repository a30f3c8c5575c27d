import Cells
import Runs

/// Runs in groups by a setting.
extension RunsScreen {
  var selectedGroup: RunGroup? {
    groups.indices.contains(window.selection) ? groups[window.selection] : nil
  }

  /// What the key groups by next; nil where it goes back to single runs.
  var nextGrouping: RunGrouping? {
    guard let grouping else { return groupings.first }
    guard let index = groupings.firstIndex(of: grouping) else { return nil }
    return groupings.dropFirst(index + 1).first
  }

  /// Marks the runs of the selected group, or lets them go.
  mutating func markGroup() {
    guard let group = selectedGroup else { return }
    let names = group.runs.map(\.folder.name)
    if isMarked(group) { marked.subtract(names) } else { marked.formUnion(names) }
    window.move(by: 1)
  }

  private func isMarked(_ group: RunGroup) -> Bool {
    group.runs.allSatisfy { marked.contains($0.folder.name) }
  }

  func drawGroups(
    by grouping: RunGrouping, on canvas: inout Canvas, in layout: RunsLayout, _ shared: Shared
  ) {
    let inner = canvas.panel(
      layout.list, .groups, as: "runs",
      [count, "by \(grouping.title)", sort.wordsOfGroups] + find, focus: .focused)
    if groups.isEmpty {
      canvas.writeEmpty(emptyMessage(shared), in: inner)
    } else {
      drawRows(by: grouping, on: &canvas, in: layout)
    }
    GroupCurves(groups: comparedGroups, grouping: grouping, band: band).draw(
      on: &canvas, in: layout.curves)
    GroupPanel(group: selectedGroup, grouping: grouping).draw(on: &canvas, in: layout.comparison)
  }

  /// The marked ones, or else all on the data of the selected one: others would stand on another level.
  private var comparedGroups: [RunGroup] {
    let marked = groups.filter(isMarked)
    guard marked.isEmpty, let selected = selectedGroup else { return marked }
    return groups.filter {
      $0.key.data == selected.key.data && $0.key.metric == selected.key.metric
    }
  }

  private func drawRows(
    by grouping: RunGrouping, on canvas: inout Canvas, in layout: RunsLayout
  ) {
    let columns = GroupColumns(grouping, groups, width: layout.rows.width)
    columns.table.drawHead(on: &canvas, in: layout.head)
    TableRows(columns.table, window, selection: .focused).draw(on: &canvas, in: layout.rows) {
      columns.cells(groups[$0], isMarked: isMarked(groups[$0]))
    }
    ScrollBar(window).draw(on: &canvas, in: layout.rows.columnBehind)
  }
}
