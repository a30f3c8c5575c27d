import Cells

/// A key that means the same on every screen.
struct FrameBinding: Sendable {
  let key: KeyHelp
  let label: String?
  let action: @Sendable (inout State) -> [Effect]

  init(
    _ id: String, _ keys: [Key], _ name: String, _ group: KeyHelp.Group, _ help: String,
    label: String? = nil,
    action: @escaping @Sendable (inout State) -> [Effect]
  ) {
    key = KeyHelp(id, keys, name, group, help)
    self.label = label
    self.action = action
  }

  /// The same, before all others in the footer.
  var vital: FrameBinding {
    var key = key
    key.isVital = true
    return FrameBinding(key: key, label: label, action: action)
  }

  private init(
    key: KeyHelp, label: String?, action: @escaping @Sendable (inout State) -> [Effect]
  ) {
    self.key = key
    self.label = label
    self.action = action
  }
}

extension State {
  /// The keys of the frame, in the order of footer and help.
  var frameBindings: [FrameBinding] { screenBindings + Self.programBindings }

  /// The digits: the first one's line tells of all.
  private var screenBindings: [FrameBinding] {
    screens.indices.map { index in
      let digits = screens.indices.map { String($0 + 1) }.joined(separator: " ")
      let titles = screens.map(\.title).joined(separator: ", ")
      return FrameBinding(
        "screen-\(index + 1)", [.character(Self.digit(index))],
        index == 0 ? digits : String(index + 1), .program,
        index == 0 ? titles : ""
      ) { $0.show(index) }
    }
  }

  /// The key that goes to a screen, as the header shows it.
  static func digit(_ screen: Int) -> Character { Character(String((screen + 1) % 10)) }

  private static let programBindings: [FrameBinding] = [
    FrameBinding("next-screen", [.tab], "tab", .program, "the next screen") {
      $0.show(($0.current + 1) % $0.screens.count)
    },
    FrameBinding("faster", [.character("<")], "< >", .training, "faster, slower epochs") {
      $0.shared.usePace($0.shared.train.pace.faster)
    },
    FrameBinding("slower", [.character(">")], ">", .training, "") {
      $0.shared.usePace($0.shared.train.pace.slower)
    },
    FrameBinding("earlier-epoch", [.character("[")], "[ ]", .view, "back, on in epochs; end: now") {
      $0.shared.scrub(by: -1)
    },
    FrameBinding("later-epoch", [.character("]")], "]", .view, "") { $0.shared.scrub(by: 1) },
    FrameBinding("theme", [.character("t")], "t", .program, "next theme", label: "theme") {
      $0.useNextTheme()
    },
    FrameBinding("palette", [.character(":"), .control("p")], ": ^P", .program, "command palette") {
      $0.shared.overlay = .palette(Palette())
      return []
    },
    FrameBinding("mouse", [.character("M")], "M", .program, "mouse off and on") {
      $0.toggleMouse()
    },
    FrameBinding("export", [.character("E")], "E", .program, "write list or screen to a file") {
      $0.shared.overlay = .export
      return []
    },
    FrameBinding("save-settings", [.character("S")], "S", .program, "save theme, pace, chart") {
      [.savePreferences($0.preferences)]
    },
    FrameBinding("log", [.character("L")], "L", .program, "log: warnings, prints") {
      $0.shared.overlay = .log
      return []
    },
    FrameBinding("redraw", [.control("l")], "^L", .program, "draw the screen anew") { _ in
      [.terminal(.redraw)]
    },
    FrameBinding("suspend", [.control("z")], "^Z", .program, "to the shell; fg comes back") { _ in
      [.terminal(.suspend)]
    },
    FrameBinding("help", [.character("?")], "?", .program, "this sheet", label: "help") {
      $0.shared.overlay = .help(firstRow: 0)
      return []
    }.vital,
    FrameBinding("quit", [.character("q")], "q ^C", .program, "quit", label: "quit") {
      $0.askToQuit()
    }
    .vital,
    FrameBinding("interrupt", [.control("c")], "^C", .program, "") { _ in [.interrupt] },
  ]

  /// Every key that means something now, the screen's before the frame's.
  var keyLines: [KeyLine] {
    shared.keys.applied(
      to: screens[current].keyLines(shared)
        + frameBindings.map { KeyLine(key: $0.key, label: $0.label) })
  }

  /// The lines of the help sheet: each key once, under the first that it has.
  var shownKeys: [KeyHelp] {
    var seen: Set<Key> = []
    return keyLines.map(\.key).filter { key in
      defer { seen.formUnion(key.keys) }
      return !key.help.isEmpty && seen.isDisjoint(with: key.keys)
    }
  }

  /// Does what a key means on the screen, or else on all of them.
  mutating func press(_ key: Key) -> [Effect] {
    if let effects = screens[current].press(key, &shared) { return effects }
    return frameBindings.first { shared.keys.keys(of: $0.key).contains(key) }?.action(&self) ?? []
  }

  private mutating func toggleMouse() -> [Effect] {
    shared.reportsMouse.toggle()
    shared.note =
      shared.reportsMouse
      ? "mouse on" : "mouse off: the terminal selects text; M turns it on"
    return [.terminal(.reportMouse(shared.reportsMouse))]
  }

  private mutating func useNextTheme() -> [Effect] {
    guard !themes.isEmpty else { return [] }
    let here = themes.firstIndex(of: theme) ?? themes.count - 1
    theme = themes[(here + 1) % themes.count]
    shared.note = "theme \(theme)"
    return [.terminal(.theme(theme))]
  }
}
