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
      Binding("resume-run", [.character("R")], "R", .training, "resume this run", label: "resume") {
        screen, shared in
        guard let run = screen.selected else { return [] }
        guard let library = shared.library else {
          shared.note = "there are no ratings here to resume a run on"
          return []
        }
        return [.run(ResumeRequest(run: run.folder).job(on: library.data.ratings))]
      },
      Binding(
        "label-run", [.character("r")], "r", .list, "label it: words and #tags", label: "label"
      ) {
        screen, shared in
        guard let run = screen.selected else { return [] }
        shared.sheets.open(LabelEntry(run.folder, run.label))
        return []
      }.opening(LabelEntry.self),
      Binding("export-run", [.character("x")], "x", .list, "its epochs as a CSV file") {
        screen, shared in
        screen.selected.map { [shared.runs(.export($0.folder))] } ?? []
      },
      Binding(
        "remove-run", [.character("D")], "D", .list, "remove this run", label: "remove",
        action: { $0.remove(&$1) }),
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
        }),
      Binding("copy-command", [.character("c")], "c", .training, "copy it as a command") {
        screen, shared in
        guard let run = screen.selected else { return [] }
        shared.note = "copied: \(run.command)"
        return [.terminal(.copy(run.command))]
      },
      Binding("leave", [.escape], "esc", .list, "clear what is looked for") { screen, shared in
        screen.edit(&shared) { $0.end() }
        return []
      },
    ]
    + Binding<Self>.moves { screen, move, _ in
      screen.window.apply(move)
    }

  private mutating func mark() {
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
