import Cells

extension State {
  /// A key goes to the topmost sheet, or else to the screen, and where it means nothing there to the dashboard.
  mutating func receive(_ key: Key) -> [Effect] {
    let effects =
      shared.sheets.isEmpty ? receiveOnScreen(key) : receiveOnSheet(key)
    return effects + performRequested()
  }

  private mutating func receiveOnScreen(_ key: Key) -> [Effect] {
    if isSearching, takeTyped(key) { return [] }
    let keys = shared.keys
    let isPressed = { (help: KeyHelp) in keys.keys(of: help).contains(key) }
    if shared.past != nil,
      let binding = dashboardBindings.first(where: { $0.reach == .past && isPressed($0.key) })
    {
      return binding.perform(on: &self)
    }
    return perform(where: isPressed) ?? sayWhatIsMissing(key)
  }

  private mutating func receiveOnSheet(_ key: Key) -> [Effect] {
    guard let top = shared.sheets.top else { return [] }
    var sheet = top.sheet
    if sheet.type(key) {
      shared.sheets.update(top.number, to: sheet)
      return []
    }
    let keys = shared.keys
    if let effects = performOnSheet({ keys.keys(of: $0).contains(key) }) { return effects }
    let reaches = reaches(over: sheet)
    if let binding = dashboardBindings.first(where: {
      reaches.contains($0.reach) && keys.keys(of: $0.key).contains(key)
    }) {
      return binding.perform(on: &self)
    }
    if type(of: sheet).closesOnAnyKey { shared.sheets.close() }
    return []
  }

  /// Which of the dashboard's keys mean something over a sheet.
  private func reaches(over sheet: any Sheet) -> Set<DashboardBinding.Reach> {
    var reaches: Set<DashboardBinding.Reach> = [.everywhere]
    if !type(of: sheet).closesOnAnyKey { reaches.insert(.sheets) }
    if sheet.line(width: shared.size.width, shared) == nil { reaches.insert(.panels) }
    return reaches
  }

  /// Does what fits a condition in the table of the topmost sheet; nil where nothing does.
  private mutating func performOnSheet(_ fits: (KeyHelp) -> Bool) -> [Effect]? {
    guard let top = shared.sheets.top else { return nil }
    var sheet = top.sheet
    guard let effects = sheet.perform(&shared, where: fits) else { return nil }
    shared.sheets.update(top.number, to: sheet)
    return effects
  }

  /// Does what fits a condition in the screen's table or in the dashboard's; nil where nothing does.
  private mutating func perform(where fits: (KeyHelp) -> Bool) -> [Effect]? {
    if let effects = screens[current].perform(&shared, where: fits) { return effects }
    return dashboardBindings.first { fits($0.key) }?.perform(on: &self)
  }

  /// Does an action that a sheet asked for as it closed.
  private mutating func performRequested() -> [Effect] {
    if let goal = shared.goal {
      shared.goal = nil
      return go(to: goal)
    }
    guard let action = shared.requestedAction else { return [] }
    shared.requestedAction = nil
    return perform(action)
  }

  /// Does an action by its name, where the person is.
  mutating func perform(_ action: String) -> [Effect] {
    performOnSheet { $0.action == action } ?? perform { $0.action == action } ?? []
  }

  /// Says of the key of an ability that the screen does not have it: whoever knows it from other screens would wonder.
  private mutating func sayWhatIsMissing(_ key: Key) -> [Effect] {
    let screen = screens[current]
    let title = title(of: screen)
    let missing: [(actions: [String], reason: String)] = [
      screen is any Searchable ? nil : (["search"], "\(title) has no list to search"),
      screen is any Filterable
        ? nil
        : (
          ["fewest-ratings", "filter"], "\(title) has no list of \(shared.kind.plural) to filter"
        ),
      screen is any ListShowing
        ? nil : (["next-model"], "\(title) has no list that a model makes"),
    ].compactMap(\.self)
    let reason = missing.first { entry in
      entry.actions.contains { action in
        KeyTables.usual[action].map { shared.keys.keys(of: $0).contains(key) } ?? false
      }
    }
    if let reason { shared.note = reason.reason }
    return []
  }

  /// Every key that means something now: the sheet's or the screen's before the dashboard's.
  var keyLines: [KeyLine] {
    shared.keys.applied(to: usualKeyLines).map {
      $0.worded(shared.kind).spelled(in: shared.letters)
    }
  }

  /// The same with the keys that they usually have.
  private var usualKeyLines: [KeyLine] {
    guard let sheet = shared.sheets.top?.sheet else {
      let first = shared.past == nil ? [] : dashboardLines { $0 == .past }
      return first + screens[current].keyLines(shared) + dashboardLines { $0 != .past }
    }
    let own = sheet.keyLines(shared)
    let taken = Set(own.map(\.key.action))
    let others = dashboardLines(where: reaches(over: sheet).contains).filter { line in
      !taken.contains(line.key.action)
        && !(sheet is any TextSheet && line.key.keys.allSatisfy(\.isTyped))
    }
    return own + others
  }

  private func dashboardLines(where isReached: (DashboardBinding.Reach) -> Bool) -> [KeyLine] {
    dashboardBindings.filter { isReached($0.reach) }.map { KeyLine(key: $0.key, label: $0.label) }
  }

  /// The lines of the help sheet: each key once, under the first that it has.
  private var shownKeys: [KeyHelp] {
    var seen: Set<Key> = []
    return keyLines.map(\.key).filter { key in
      defer { seen.formUnion(key.keys) }
      return !key.help.isEmpty && seen.isDisjoint(with: key.keys)
    }
  }

  mutating func openHelp() -> [Effect] {
    let title = shared.sheets.top.map { type(of: $0.sheet).title } ?? title(of: screens[current])
    shared.sheets.open(HelpSheet(title, shownKeys))
    return []
  }

  /// The list is made where it is wanted: it may be long.
  mutating func openExport() -> [Effect] {
    let shared = shared
    let screen = screens[current] as? any Exportable
    self.shared.sheets.open(ExportSheet { screen?.table(shared) })
    return []
  }
}
