import Cells

/// The keys of a screen. Footer, help sheet and `update` all read this one table.
struct KeyTable: Sendable {
  let bindings: [Binding]

  func command(for key: Key) -> Command? {
    bindings.first { $0.keys.contains(key) }?.command
  }

  static func table(for screen: Screen) -> KeyTable {
    switch screen {
    case .train: train
    case .movies: movies
    case .users: users
    }
  }

  private static let train = KeyTable(bindings: trainBindings + everywhere)
  private static let movies = KeyTable(bindings: movieBindings + lists + everywhere)
  private static let users = KeyTable(bindings: userBindings + lists + everywhere)
}

extension KeyTable {
  private static let trainBindings: [Binding] =
    [
      Binding(
        [.character(" ")], "space", .pauseOrResume, .training, "pause training, and go on",
        label: { state in
          switch state.train.phase {
          case .running: "pause"
          case .paused: "resume"
          case .waiting, .ended: nil
          }
        }),
      Binding(
        [.character("s")], "s", .stop, .training, "stop here and keep the best epoch's factors",
        label: { $0.train.phase.isUnderWay ? "stop" : nil }),
      Binding(
        [.character("n")], "n", .newRun, .training, "train again: another seed, preset, length",
        label: "new run"),
      Binding(
        [.character("+"), .character("=")], "+", .moreEpochs, .training,
        "\(TrainState.extraEpochs) epochs more than planned, also after the end",
        label: "more epochs"),
      Binding(
        [.character("i")], "i", .switchSettings, .view, "settings in the run panel",
        label: { TrainLayout(size: $0.size)?.settings == nil ? "settings" : nil }),
      Binding(
        [.character("l")], "l", .switchScale, .view, "loss axis linear or logarithmic",
        label: { $0.train.scale == .linear ? "log" : "linear" }),
      Binding(
        [.character("r")], "r", .switchMetric, .view, "losses as mean squares or as their roots",
        label: { $0.train.metric == .meanSquaredError ? "RMSE" : "MSE" }),
    ] + moves("through the epochs")

  private static let movieBindings: [Binding] = [
    Binding([.character("/")], "/", .search, .list, "search titles as you type", label: "search"),
    Binding(
      [.enter], "enter", .open, .list, "look at the neighbours; there, go to that movie",
      label: { $0.movies.focus == .list ? "neighbours" : "go there" }),
    Binding(
      [.backspace], "backspace", .goBack, .list, "back to the movie before",
      label: { $0.movies.trail.isEmpty ? nil : "back" }),
    Binding(
      [.character("o")], "o", .nextSort, .list, "sort by ratings, mean, title, year",
      label: "sort"),
    Binding([.character("O")], "O", .reverseSort, .list, "turn the order round"),
    Binding(
      [.character("m")], "m", .nextMeasure, .view, "nearness by cosine, dot product, distance",
      label: "measure"),
    Binding(
      [.character("f")], "f", .nextMinimum, .view,
      "neighbours with at least 0, 5, 20, 50, 100 ratings", label: "filter"),
  ]

  private static let userBindings: [Binding] = [
    Binding([.character("/")], "/", .search, .list, "find a user by id", label: "search"),
    Binding(
      [.enter], "enter", .open, .list, "look at the user; there, go to that movie or user",
      label: { $0.users.focus == .list ? "look at" : "go there" }),
    Binding(
      [.backspace], "backspace", .goBack, .list, "back to the user before",
      label: { $0.users.trail.isEmpty ? nil : "back" }),
    Binding(
      [.character("o")], "o", .nextSort, .list,
      "sort users by ratings, mean, id; what they rated by rating, error, title", label: "sort"),
    Binding([.character("O")], "O", .reverseSort, .list, "turn the order round"),
  ]

  private static let lists: [Binding] =
    moves("through the list") + [
      Binding(
        [.right, .character("l")], "→ l", .right, .list, "to the panel or tab on the right"),
      Binding([.left, .character("h")], "← h", .left, .list, "to the panel or tab on the left"),
      Binding(
        [.tab, .backTab], "tab", .switchPanel, .list, "the other panel", label: "panel"),
      Binding([.escape], "esc", .clear, .list, "clear the search, leave the panel"),
    ]

  private static func moves(_ where_: String) -> [Binding] {
    [
      Binding([.up, .character("k")], "↑ k", .move(.up), .list, "up \(where_)"),
      Binding([.down, .character("j")], "↓ j", .move(.down), .list, "down \(where_)"),
      Binding([.pageUp, .control("b")], "PgUp", .move(.pageUp), .list, "a page up"),
      Binding([.pageDown, .control("f")], "PgDn", .move(.pageDown), .list, "a page down"),
      Binding([.home, .character("g")], "g", .move(.first), .list, "to the first"),
      Binding([.end, .character("G")], "G", .move(.last), .list, "to the last"),
    ]
  }

  private static let everywhere: [Binding] = [
    Binding([.character("1")], "1", .goTo(.train), .go, "Train: the losses, live"),
    Binding([.character("2")], "2", .goTo(.movies), .go, "Movies: who is near whom"),
    Binding([.character("3")], "3", .goTo(.users), .go, "Users: rated, predicted, recommended"),
    Binding([.tab], "tab", .nextScreen, .go, "the next screen"),
    Binding([.character("<")], "<", .faster, .training, "less time an epoch: full speed at last"),
    Binding(
      [.character(">")], ">", .slower, .training, "more time an epoch: 0.1, 0.3, 1, 3 s",
      label: { $0.screen == .train ? "slower" : nil }),
    Binding([.character("t")], "t", .nextTheme, .program, "the next theme", label: "theme"),
    Binding([.character("L")], "L", .log, .program, "the log: warnings and stray output"),
    Binding([.control("l")], "^L", .redraw, .program, "draw the screen anew"),
    Binding([.control("z")], "^Z", .suspend, .program, "to the shell; fg comes back"),
    Binding([.character("?")], "?", .help, .program, "this sheet", label: "help"),
    Binding([.character("q")], "q", .quit, .program, "quit", label: "quit"),
    Binding([.control("c")], "^C", .interrupt, .program, "quit, with exit status 130"),
  ]
}
