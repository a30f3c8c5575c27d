import Cells
import Learning
import Runs

extension RunsScreen {
  static let bindings: [Binding<Self>] =
    [
      Binding("mark", [.character(" ")], "space", .list, "mark to compare", label: "mark") {
        screen, _ in
        screen.mark()
        return []
      },
      Binding("search", [.character("/")], "/", .list, "find: words, k>=40, val<0.8", label: "find")
      {
        screen, _ in
        screen.startSearch()
        return []
      },
      Binding("sort", [.character("o")], "o", .list, "newest, best, fastest first", label: "order")
      {
        screen, _ in
        screen.nextSort()
        return []
      },
      Binding(
        "group-runs", [.character("b")], "b", .list, "group by what differs, then the next",
        label: { screen, _ in
          guard let next = screen.nextGrouping else { return "single runs" }
          return "by \(next.title)"
        },
        action: { screen, _ in
          screen.group(by: screen.nextGrouping)
          return []
        }
      ).unless { screen, _ in
        screen.grouping == nil && screen.groupings.isEmpty
          ? "there is nothing to group by: these runs have the same settings" : nil
      },
      Binding(
        "band", [.character("d")], "d", .view, "band of groups: deviation, extremes",
        label: { screen, _ in screen.band == .deviation ? "extremes" : "deviation" },
        action: { screen, _ in
          screen.band = screen.band.next
          return []
        }
      ).unless { screen, shared in
        screen.grouping == nil
          ? "only groups have a band: \(shared.key("group-runs")) groups runs" : nil
      },
      Binding("resume-run", [.character("R")], "R", .training, "resume this run", label: "resume") {
        screen, shared in
        guard let run = screen.selected else { return [] }
        guard let library = shared.library else {
          shared.note = "there are no ratings here to resume a run on"
          return []
        }
        return [.run(ResumeRequest(run: run.folder).job(on: library.data.ratings))]
      }.unless(ofGroups),
      Binding(
        "label-run", [.character("r")], "r", .list, "label it: words and #tags", label: "label"
      ) {
        screen, shared in
        guard let run = screen.selected else { return [] }
        shared.sheets.open(LabelEntry(run.folder, run.label))
        return []
      }.opening(LabelEntry.self).unless(ofGroups),
      Binding("export-run", [.character("x")], "x", .list, "its epochs as a CSV file") {
        screen, shared in
        screen.selected.map { [shared.runs(.export($0.folder))] } ?? []
      }.unless(ofGroups),
      Binding(
        "remove-run", [.character("D")], "D", .list, "remove this run", label: "remove",
        action: { $0.remove(&$1) }
      ).unless(ofGroups),
      Binding(
        "undo", [.character("u")], "u", .list, "bring the last one back",
        label: { screen, _ in screen.removed == nil ? nil : "undo" },
        action: { screen, shared in screen.restore(shared) }),
      Binding(
        "pin", [.character("=")], "=", .view, "pin its curve on Train",
        action: { screen, shared in
          guard let run = screen.selected else { return [] }
          shared.train.pinned = run.epochs
          shared.note = "\(run.folder.name) is pinned on the chart of Train"
          return []
        }
      ).unless(ofGroups),
      Binding("copy-command", [.character("c")], "c", .training, "copy it as a command") {
        screen, shared in
        guard let run = screen.selected else { return [] }
        shared.note = "copied: \(run.command)"
        return [.terminal(.copy(run.command))]
      }.unless(ofGroups),
      Binding("leave", [.escape], "esc", .list, "clear what is looked for, leave groups") {
        screen, shared in
        let hadSearch = !screen.search.isIdle
        screen.edit(&shared) { $0.end() }
        if !hadSearch, screen.grouping != nil { screen.group(by: nil) }
        return []
      },
    ]
    + Binding<Self>.moves { screen, move, _ in
      screen.window.apply(move)
    }

  /// Why a key that is for one run does nothing.
  private static let ofGroups: @Sendable (Self, Shared) -> String? = { screen, shared in
    screen.grouping == nil ? nil : "this is a group: \(shared.key("leave")) shows single runs"
  }

  private mutating func mark() {
    if grouping != nil { return markGroup() }
    guard let name = selected?.folder.name else { return }
    if marked.remove(name) == nil { marked.insert(name) }
    window.move(by: 1)
  }

  private mutating func remove(_ shared: inout Shared) -> [Effect] {
    guard let run = selected else { return [] }
    guard run.status != .running else {
      shared.note = "a run that is training cannot be removed"
      return []
    }
    removed = run.folder
    shared.note = "\(run.folder.name) is removed: \(shared.key("undo")) brings it back"
    return [shared.runs(.hide(run.folder)), shared.runs(.list)]
  }

  private mutating func restore(_ shared: Shared) -> [Effect] {
    guard let run = removed else { return [] }
    removed = nil
    return [shared.runs(.restore(run)), shared.runs(.list)]
  }
}
