import Learning
import Terms

/// What the palette knows at once, and where its lines lead.
extension State {
  mutating func openPalette() -> [Effect] {
    shared.sheets.open(PaletteSheet(paletteEntries, in: shared.library, runs: shared.runStore))
    return []
  }

  private var paletteEntries: [PaletteEntry] {
    actionEntries
      + screens.enumerated().map { index, screen in
        PaletteEntry(
          kind: .screen, name: screen.title, goal: .screen(index),
          keys: shared.key("screen-\(index + 1)"))
      } + settingEntries
      + themes.map { PaletteEntry(kind: .theme, name: $0, goal: .theme($0)) }
      + Terms.all.map {
        PaletteEntry(kind: .term, name: $0.name, goal: .term($0), note: $0.group.title)
      }
  }

  /// What can be done where the person is, and then what other screens can.
  private var actionEntries: [PaletteEntry] {
    var seen: Set<String> = ["palette"]
    var entries = Self.entries(of: keyLines, seen: &seen) { .action($0, screen: nil) }
    for (index, screen) in screens.enumerated() where index != current || !shared.sheets.isEmpty {
      let lines = shared.keys.applied(to: screen.keyLines(shared))
      entries += Self.entries(of: lines, on: screen.title, seen: &seen) {
        .action($0, screen: index)
      }
    }
    return entries
  }

  private static func entries(
    of lines: [KeyLine], on screen: String? = nil, seen: inout Set<String>,
    goal: (String) -> PaletteEntry.Goal
  ) -> [PaletteEntry] {
    var help = ""
    return lines.compactMap { line in
      // A key without a text of its own shares that of the key before it.
      if !line.key.help.isEmpty { help = line.key.help }
      guard seen.insert(line.key.action).inserted else { return nil }
      return PaletteEntry(
        kind: .action, name: String(line.key.action.map { $0 == "-" ? " " : $0 }),
        goal: goal(line.key.action), note: help,
        keys: line.key.keys.map(\.name).joined(separator: " "), screen: screen)
    }
  }

  private var settingEntries: [PaletteEntry] {
    guard let settings = shared.train.settings else { return [] }
    return settings.descriptors.filter { $0.change != .preset }.map { setting in
      PaletteEntry(
        kind: .setting, name: setting.title, goal: .setting(setting),
        note: setting.text(settings[setting]))
    }
  }

  /// Goes where a line of the palette leads.
  mutating func go(to goal: PaletteEntry.Goal) -> [Effect] {
    switch goal {
    case .action(let action, nil): return perform(action)
    case .action(let action, let screen?):
      let effects = goTo(screen: screen)
      return effects + perform(action)
    case .screen(let screen): return goTo(screen: screen)
    case .setting(let setting): return openSetting(setting)
    case .place(let place):
      closeSheets()
      shared.navigation = .visit(place)
    case .run(let name): return showRun(name)
    case .theme(let theme): return use(theme: theme)
    case .term(let term): shared.sheets.open(ExplanationSheet([Topic(term)]))
    }
    return []
  }

  private mutating func closeSheets() {
    while !shared.sheets.isEmpty { shared.sheets.close() }
  }

  private mutating func goTo(screen: Int) -> [Effect] {
    closeSheets()
    return screen == current ? [] : show(screen)
  }

  private mutating func openSetting(_ setting: SettingDescriptor) -> [Effect] {
    guard let settings = shared.train.settings,
      shared.obstacle(to: .repeatByCommand) == nil
    else {
      shared.note = shared.obstacle(to: .repeatByCommand)
      return []
    }
    closeSheets()
    var form = SettingsForm(.change, after: settings)
    form.choose(.setting(setting))
    shared.sheets.open(SettingsSheet(form))
    return []
  }

  private mutating func showRun(_ name: String) -> [Effect] {
    guard let index = screens.firstIndex(where: { $0 is RunsScreen }),
      var screen = screens[index] as? RunsScreen
    else { return [] }
    screen.select(name)
    screens[index] = screen
    return goTo(screen: index)
  }
}
