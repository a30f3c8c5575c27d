import Cells

/// The tables of keys of all screens and sheets, as they are in themselves, before a person binds others.
enum KeyTables {
  /// What can be pressed on each screen, the dashboard's keys among it, and on each sheet; the last one is the dashboard's
  /// own, with what comes before a screen's keys.
  static let all: [[KeyHelp]] = {
    let dashboard = state.dashboardBindings
    let onScreens = dashboard.filter { $0.reach != .past }.map(\.key)
    let overSheets = dashboard.filter {
      [.sheets, .panels, .everywhere].contains($0.reach)
    }.map(\.key)
    let everywhere = dashboard.filter { [.panels, .everywhere].contains($0.reach) }.map(\.key)
    return (state.screens + State.logScreens).map { screen in
      joined(type(of: screen).keyTable, onScreens)
    }
      + sheets.map { sheet in
        joined(sheet.keyTable, sheet.closesOnAnyKey ? everywhere : overSheets)
      } + [dashboard.map(\.key)]
  }()

  /// Every sheet that a key opens, and those that a key of such a one opens.
  static let sheets: [any Sheet.Type] = {
    var found: [any Sheet.Type] = []
    var next =
      (state.screens + State.logScreens).flatMap { type(of: $0).sheets }
      + state.dashboardBindings.compactMap(\.opened)
    while !next.isEmpty {
      let sheet = next.removeFirst()
      guard !found.contains(where: { $0 == sheet }) else { continue }
      found.append(sheet)
      next += sheet.sheets
    }
    return found
  }()

  /// A dashboard of which nothing is known but its tables.
  private static var state: State {
    State(size: Size(width: 80, height: 24), source: .ratings(""), themes: [], theme: "")
  }

  /// Every action with the keys that it usually has.
  static let usual: [String: KeyHelp] = Dictionary(all.joined().map { ($0.action, $0) }) {
    first, _ in first
  }

  /// What a screen or a sheet binds itself it takes from the dashboard.
  private static func joined(_ own: [KeyHelp], _ dashboard: [KeyHelp]) -> [KeyHelp] {
    own + dashboard.filter { key in !own.contains { !Set($0.keys).isDisjoint(with: key.keys) } }
  }
}

extension State {
  /// The names of the keys that each action has.
  public static func actionKeys(_ map: KeyMap) -> [(action: String, keys: [String])] {
    var seen: Set<String> = []
    return KeyTables.all.joined().filter {
      $0.action != KeyMap.fixed && seen.insert($0.action).inserted
    }
    .map { ($0.action, map.keys(of: $0).map(\.word)) }
  }
}

extension Shared {
  /// The key of an action as it is bound, for sentences; `:name` where it has none, as the palette finds it.
  func key(_ action: String) -> String { keys.name(of: action) }
}

extension KeyMap {
  func name(of action: String) -> String {
    guard let usual = KeyTables.usual[action] else {
      assertionFailure("no action is called \(action)")
      return action
    }
    return keys(of: usual).first?.name ?? ":\(action)"
  }
}
