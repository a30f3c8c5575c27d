import Cells

/// The keys of a screen. Footer, help sheet and `update` all read this one table.
struct KeyTable: Sendable {
  let bindings: [Binding]

  func command(for key: Key) -> Command? {
    bindings.first { $0.keys.contains(key) }?.command
  }

  /// The bindings that have a line of their own in the help sheet, each command's first key only.
  var shown: [Binding] {
    var seen: Set<Key> = []
    return bindings.filter { binding in
      defer { seen.formUnion(binding.keys) }
      return !binding.help.isEmpty && seen.isDisjoint(with: binding.keys)
    }
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
  private static let pause = Binding(
    [.character(" ")], "space", .pauseOrResume, .training, "pause, resume",
    label: { state in
      switch state.train.phase {
      case .running: "pause"
      case .paused: "resume"
      case .waiting, .ended: nil
      }
    })

  private static let trainBindings: [Binding] =
    [
      pause,
      Binding(
        [.character("s")], "s", .stop, .training, "stop, keep the best epoch",
        label: { $0.train.phase.isUnderWay ? "stop" : nil }),
      Binding(
        [.character("n")], "n", .newRun, .training, "new run: seed, preset, …", label: "new run"),
      Binding(
        [.character("+"), .character("=")], "+", .moreEpochs, .training,
        "\(TrainState.extraEpochs) epochs more than planned", label: "more epochs"),
      Binding(
        [.character("i")], "i", .switchSettings, .view, "settings in place of the run",
        label: { TrainLayout(size: $0.size)?.settings == nil ? "settings" : nil }),
      Binding(
        [.character("l")], "l", .switchScale, .view, "linear or logarithmic axis",
        label: { $0.train.scale == .linear ? "log" : "linear" }),
      Binding(
        [.character("r")], "r", .switchMeasure, .view, "mean squares or their roots",
        label: { $0.train.nextReading?.abbreviation }),
    ] + moves

  private static let movieBindings: [Binding] = [
    pause,
    Binding([.character("/")], "/", .search, .list, "search titles", label: "search"),
    Binding(
      [.enter], "enter", .open, .list, "neighbours; then go to one",
      label: { $0.movies.focus == .list ? "neighbours" : "go there" }),
    Binding(
      [.backspace], "bksp", .goBack, .list, "back to the movie before",
      label: { $0.movies.trail.isEmpty ? nil : "back" }),
    Binding([.character("o")], "o O", .nextSort, .list, "next order; turn it round", label: "sort"),
    Binding([.character("O")], "O", .reverseSort, .list, ""),
    Binding(
      [.character("m")], "m", .nextMeasure, .view, "cosine, dot, Euclidean", label: "measure"),
    Binding(
      [.character("f")], "f", .nextMinimum, .view, "fewest ratings of neighbours",
      label: "filter"),
  ]

  private static let userBindings: [Binding] = [
    pause,
    Binding([.character("/")], "/", .search, .list, "find a user by id", label: "search"),
    Binding(
      [.enter], "enter", .open, .list, "the user; then go to a row",
      label: { $0.users.focus == .list ? "look at" : "go there" }),
    Binding(
      [.backspace], "bksp", .goBack, .list, "back to the user before",
      label: { $0.users.trail.isEmpty ? nil : "back" }),
    Binding([.character("o")], "o O", .nextSort, .list, "next order; turn it round", label: "sort"),
    Binding([.character("O")], "O", .reverseSort, .list, ""),
  ]

  private static let lists: [Binding] =
    moves + [
      Binding([.left, .character("h")], "← → h l", .left, .list, "panel or tab beside"),
      Binding([.right, .character("l")], "→ l", .right, .list, ""),
      Binding([.tab, .backTab], "tab", .switchPanel, .list, "the other panel", label: "panel"),
      Binding([.escape], "esc", .clear, .list, "leave panel, clear search"),
    ]

  private static let moves: [Binding] = [
    Binding([.up, .character("k")], "↑ ↓ k j", .move(.up), .list, "a row up, down"),
    Binding([.down, .character("j")], "↓ j", .move(.down), .list, ""),
    Binding([.pageUp, .control("b")], "PgUp Dn", .move(.pageUp), .list, "a page up, down"),
    Binding([.pageDown, .control("f")], "PgDn", .move(.pageDown), .list, ""),
    Binding([.home, .character("g")], "g G", .move(.first), .list, "to the first, the last"),
    Binding([.end, .character("G")], "G", .move(.last), .list, ""),
  ]

  private static let everywhere: [Binding] = [
    Binding([.character("1")], "1 2 3", .goTo(.train), .program, "Train, Movies, Users"),
    Binding([.character("2")], "2", .goTo(.movies), .program, ""),
    Binding([.character("3")], "3", .goTo(.users), .program, ""),
    Binding([.tab], "tab", .nextScreen, .program, "the next screen"),
    Binding([.character("<")], "< >", .faster, .training, "faster, slower epochs"),
    Binding(
      [.character(">")], ">", .slower, .training, "",
      label: { $0.screen == .train ? "slower" : nil }),
    Binding([.character("t")], "t", .nextTheme, .program, "next theme", label: "theme"),
    Binding([.character("L")], "L", .log, .program, "log: warnings, prints"),
    Binding([.control("l")], "^L", .redraw, .program, "draw the screen anew"),
    Binding([.control("z")], "^Z", .suspend, .program, "to the shell; fg comes back"),
    Binding([.character("?")], "?", .help, .program, "this sheet", label: "help"),
    Binding([.character("q")], "q ^C", .quit, .program, "quit", label: "quit"),
    Binding([.control("c")], "^C", .interrupt, .program, ""),
  ]
}
