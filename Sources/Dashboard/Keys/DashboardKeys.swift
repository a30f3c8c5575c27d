import Cells

/// A key that means the same on every screen.
struct DashboardBinding: Sendable {
  /// Where it means something.
  enum Reach: Sendable {
    case screens
    /// On screens, before their own keys, while an epoch of the past is shown.
    case past
    /// Over sheets, too, unless any key closes them.
    case sheets
    /// Over sheets, too, unless all that they show is a line.
    case panels
    /// Whatever lies over the screen.
    case everywhere
  }

  private(set) var key: KeyHelp
  let label: String?
  private(set) var reach = Reach.screens
  /// Why the screen that is shown cannot do it; nil where it can.
  private(set) var obstacle: @Sendable (any Screen) -> String? = { _ in nil }
  private(set) var opened: (any Sheet.Type)?
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

  /// A copy that comes before all others in the footer.
  var vital: DashboardBinding {
    var binding = self
    binding.key.isVital = true
    return binding
  }

  func reaching(_ reach: Reach) -> DashboardBinding {
    var binding = self
    binding.reach = reach
    return binding
  }

  func opening(_ sheet: any Sheet.Type) -> DashboardBinding {
    var binding = self
    binding.opened = sheet
    return binding
  }

  /// A copy whose key needs an ability of the screen.
  func unless(_ obstacle: @escaping @Sendable (any Screen) -> String?) -> DashboardBinding {
    var binding = self
    binding.obstacle = obstacle
    return binding
  }

  func perform(on state: inout State) -> [Effect] {
    if let reason = obstacle(state.screens[state.current]) {
      state.shared.note = reason
      return []
    }
    return action(&state)
  }
}

extension State {
  /// The keys of the dashboard, in the order of footer and help.
  var dashboardBindings: [DashboardBinding] { screenBindings + Self.programBindings }

  /// The digits: the first one's line tells of all.
  private var screenBindings: [DashboardBinding] {
    screens.indices.map { index in
      let digits = "1–\(screens.count)"
      let titles = screens.map(title(of:)).joined(separator: ", ")
      return DashboardBinding(
        "screen-\(index + 1)", [.character(Self.digit(index))],
        index == 0 ? digits : String(index + 1), .program,
        index == 0 ? titles : ""
      ) { $0.show(index) }
    }
  }

  /// The key that goes to a screen, as the header shows it.
  static func digit(_ screen: Int) -> Character { Character(String((screen + 1) % 10)) }

  static let programBindings: [DashboardBinding] = [
    DashboardBinding("next-screen", [.tab], "tab", .program, "next screen; shift: back") {
      $0.show(($0.current + 1) % $0.screens.count)
    },
    DashboardBinding("previous-screen", [.backTab], "⇧tab", .program, "") {
      $0.show(($0.current + $0.screens.count - 1) % $0.screens.count)
    },
    DashboardBinding("faster", [.character("<")], "< >", .training, "faster, slower epochs") {
      $0.shared.usePace($0.shared.train.pace.faster)
    },
    DashboardBinding("slower", [.character(">")], ">", .training, "") {
      $0.shared.usePace($0.shared.train.pace.slower)
    },
    DashboardBinding("full-speed", [.character("!")], "!", .training, "full speed") {
      $0.shared.usePace(.none)
    },
    DashboardBinding(
      "earlier-epoch", [.character("[")], "[ ]", .view, "an epoch back, on"
    ) {
      $0.shared.scrub(by: -1)
    }.unless(epochObstacle),
    DashboardBinding("later-epoch", [.character("]")], "]", .view, "") { $0.shared.scrub(by: 1) }
      .unless(epochObstacle),
    DashboardBinding("latest-epoch", [.end], "end", .view, "back to the latest epoch") {
      $0.shared.showLatestEpoch()
    }.reaching(.past),
    DashboardBinding("theme", [.character("t")], "t", .program, "next theme", label: "theme") {
      $0.useNextTheme()
    },
    DashboardBinding(
      "palette", [.character(":"), .control("p")], ": ^P", .program, "find and do anything"
    ) {
      $0.openPalette()
    }.opening(PaletteSheet.self).reaching(.sheets),
    DashboardBinding("mouse", [.character("M")], "M", .program, "mouse off and on") {
      $0.toggleMouse()
    },
    DashboardBinding("export", [.character("E")], "E", .program, "list or screen to a file") {
      $0.openExport()
    }.opening(ExportSheet.self),
    DashboardBinding("save-settings", [.character("S")], "S", .program, "save theme, pace, chart") {
      [.savePreferences($0.preferences)]
    },
    DashboardBinding("log", [.character("L")], "L", .program, "log: what happened, warnings") {
      $0.shared.sheets.open(LogSheet())
      return []
    }.opening(LogSheet.self),
    DashboardBinding("redraw", [.control("l")], "^L", .program, "draw the screen anew") { _ in
      [.terminal(.redraw)]
    }.reaching(.everywhere),
    DashboardBinding("suspend", [.control("z")], "^Z", .program, "to the shell; fg comes back") {
      _ in
      [.terminal(.suspend)]
    }.reaching(.everywhere),
    DashboardBinding(
      "explain", [.character("i")], "i", .program, "what is this? explains it", label: "explain"
    ) {
      $0.explain()
    }.opening(ExplanationSheet.self).reaching(.panels).vital,
    DashboardBinding("help", [.character("?")], "?", .program, "this sheet", label: "help") {
      $0.openHelp()
    }.opening(HelpSheet.self).reaching(.sheets).vital,
    DashboardBinding("quit", [.character("q")], "q ^C", .program, "quit", label: "quit") {
      $0.askToQuit()
    }.opening(QuitSheet.self).vital,
    DashboardBinding("interrupt", [.control("c")], "^C", .program, "") { _ in [.interrupt] }
      .reaching(.everywhere),
  ]

  /// Why a screen shows no epoch of the past.
  @Sendable private static func epochObstacle(_ screen: any Screen) -> String? {
    screen is any EpochShowing ? nil : "\(screen.title) shows nothing that epochs change"
  }

  private mutating func toggleMouse() -> [Effect] {
    shared.reportsMouse.toggle()
    shared.note =
      shared.reportsMouse
      ? "mouse on"
      : "mouse off: the terminal selects text; \(shared.key("mouse")) turns it on"
    return [.terminal(.reportMouse(shared.reportsMouse))]
  }
}
