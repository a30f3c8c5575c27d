import Cells

extension LogRunsScreen {
  static let bindings: [Binding<Self>] =
    [
      Binding("mark", [.character(" ")], "space", .list, "mark to compare", label: "mark") {
        screen, shared in
        screen.mark(&shared)
        return []
      },
      Binding(
        "show-run", [.enter], "enter", .list, "its curves", label: "curves",
        action: { screen, shared in
          guard let run = screen.selected else { return [] }
          shared.logs.show(run.name)
          shared.navigation = .run
          return []
        }),
      Binding(
        "search", [.character("/")], "/", .list, "find: words, lr>=0.1, val<0.8", label: "find"
      ) { screen, _ in
        screen.startSearch()
        return []
      },
      Binding("leave", [.escape], "esc", .list, "clear what is looked for") { screen, shared in
        screen.edit(&shared) { $0.end() }
        return []
      },
    ]
    + Binding<Self>.moves { screen, move, _ in
      screen.window.apply(move)
    }
}
