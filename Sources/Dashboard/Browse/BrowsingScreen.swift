import Cells

/// A screen with a list at its left and what belongs to the selected row at its right: what the screens of
/// movies and of users have in common.
protocol BrowsingScreen: Screen, Searchable, Visitable, Filterable, ListShowing, EpochShowing,
  Exportable
{
  associatedtype Sort: ListSort

  var browser: Browser<Sort> { get set }
  /// Where the keys go.
  var focus: PanelFocus { get set }
  /// The rows beside the list.
  var detail: ListWindow { get set }

  func layout(in body: Rect, _ shared: Shared) -> BrowserLayout
  /// Goes where the chosen row beside the list leads.
  mutating func openDetail(_ shared: inout Shared)
  /// To the panel or the tab beside.
  mutating func step(_ step: Int)
  mutating func sortDetail(_ change: SortChange, _ shared: Shared)
  /// A click or the wheel over the panel beside the list.
  mutating func receiveOnDetail(
    _ mouse: Mouse, _ layout: BrowserLayout, wasFocused: Bool, _ shared: inout Shared)
}

enum PanelFocus: Sendable {
  case list
  case detail
}

enum SortChange: Sendable {
  case next
  case reverse
}

/// Where the panels of a browsing screen stand.
struct BrowserLayout: Equatable {
  let list: Rect
  let detail: Rect
  /// The rows beside the list.
  let detailRows: Rect

  /// The line above the list, in which a search is typed.
  var search: Rect { list.inset(columns: 1, rows: 1).split(top: 1).top }
  /// The line of the list's heads, below its search line.
  var listHead: Rect { list.inset(columns: 1, rows: 1).split(top: 1).rest.split(top: 1).top }
  /// The rows of the list, below its heads.
  var listRows: Rect { list.inset(columns: 1, rows: 1).split(top: 2).rest }

  /// Whether pins stand in the place of what is beside the list: until the keys go there, and always where only one
  /// panel has room.
  func showsPins(_ pins: Pins, _ focus: PanelFocus) -> Bool {
    !pins.isEmpty && (focus == .list || list.isEmpty)
  }

  /// The list's part of a body; one panel alone where two have no room.
  static func columns(_ body: Rect, focus: PanelFocus, listWidth: Int) -> (left: Rect, right: Rect)
  {
    guard body.width < DashboardLayout.twoPanels else {
      let (left, right) = body.split(left: listWidth)
      return (left, right)
    }
    let nothing = Rect(x: body.x, y: body.y, width: 0, height: 0)
    return focus == .list ? (body, nothing) : (nothing, body)
  }
}

extension BrowsingScreen {
  var search: Search { browser.search }

  mutating func edit(_ shared: inout Shared, _ change: (inout Search) -> Void) {
    browser.edit(shared.library, change)
  }

  mutating func load(_ library: Library) { browser.load(library) }

  mutating func move(_ move: Move) {
    switch focus {
    case .list: browser.move(move)
    case .detail: detail.apply(move)
    }
  }

  mutating func receive(
    _ mouse: Mouse, in body: Rect, _ shared: inout Shared
  ) -> [Effect] {
    let layout = layout(in: body, shared)
    if layout.list.contains(mouse.point) {
      focus = .list
      if mouse.action == .press, layout.search.contains(mouse.point) {
        browser.startSearch(shared.library)
      } else {
        browser.receive(mouse, in: layout)
      }
    } else if layout.detail.contains(mouse.point) {
      let wasFocused = focus == .detail
      focus = .detail
      if !detail.receiveOnScrollBar(mouse, of: layout.detail, rows: layout.detailRows) {
        receiveOnDetail(mouse, layout, wasFocused: wasFocused, &shared)
      }
    }
    return []
  }

  fileprivate mutating func open(_ shared: inout Shared) {
    if focus == .detail {
      openDetail(&shared)
    } else if browser.selected != nil {
      focus = .detail
    }
  }

  fileprivate mutating func leave(_ shared: inout Shared) {
    if focus == .detail {
      focus = .list
    } else if !browser.endSearch(shared.library) {
      shared.listed = nil
    }
  }

  fileprivate mutating func sort(_ change: SortChange, _ shared: Shared) {
    guard let library = shared.library else { return }
    switch (focus, change) {
    case (.detail, _): sortDetail(change, shared)
    case (.list, .next): browser.nextSort(in: library)
    case (.list, .reverse): browser.reverseSort(in: library)
    }
  }
}

/// The keys of every browsing screen, but for those that go to footer and help first.
extension BrowsingScreen {
  static func searchBinding(_ help: String) -> Binding<Self> {
    Binding("search", [.character("/")], "/", .list, help, label: "search") { screen, shared in
      screen.focus = .list
      screen.browser.startSearch(shared.library)
      return []
    }
  }

  static func openBinding(
    _ help: String, label: @escaping @Sendable (Self) -> String
  ) -> Binding<Self> {
    Binding(
      "open", [.enter], "enter", .list, help, label: { screen, _ in label(screen) },
      action: {
        $0.open(&$1)
        return []
      })
  }

  static var backBinding: Binding<Self> {
    Binding(
      "back", [.backspace], "bksp", .list, "back to where you were",
      label: { _, shared in shared.canGoBack ? "back" : nil },
      action: { _, shared in
        shared.navigation = .back
        return []
      })
  }

  /// - Parameter isOffered: whether there is anything to sort just now.
  static func sortBindings(
    isOffered: @escaping @Sendable (Self) -> Bool = { _ in true }
  ) -> [Binding<Self>] {
    [
      Binding(
        "sort", [.character("o")], "o O", .list, "next order; reverse it",
        label: { screen, _ in isOffered(screen) ? "sort" : nil },
        action: {
          $0.sort(.next, $1)
          return []
        }),
      Binding("reverse-sort", [.character("O")], "O", .list, "") {
        $0.sort(.reverse, $1)
        return []
      },
    ]
  }

  static var listBindings: [Binding<Self>] {
    Binding<Self>.moves { screen, move, _ in screen.move(move) } + [
      Binding("left", [.left, .character("h")], "← → h l", .list, "panel or tab beside") {
        screen, _ in
        screen.step(-1)
        return []
      },
      Binding("right", [.right, .character("l")], "→ l", .list, "") { screen, _ in
        screen.step(1)
        return []
      },
    ]
      + Binding<Self>.panels { screen, _ in
        screen.focus = screen.focus == .list ? .detail : .list
      } + [
        Binding("leave", [.escape], "esc", .list, "leave panel, clear search") {
          $0.leave(&$1)
          return []
        }
      ]
  }
}

extension Binding {
  /// The keys that go from panel to panel, on screens that have some.
  ///
  /// - Parameter go: goes so many panels on, or back.
  static func panels(_ go: @escaping @Sendable (inout Target, Int) -> Void) -> [Binding] {
    [
      Binding("other-panel", [.tab], "tab", .list, "next panel; shift: back", label: "panel") {
        screen, _ in
        go(&screen, 1)
        return []
      },
      Binding("previous-panel", [.backTab], "⇧tab", .list, "") { screen, _ in
        go(&screen, -1)
        return []
      },
    ]
  }

  /// The keys that step through a list.
  static func moves(
    _ move: @escaping @Sendable (inout Target, Move, Shared) -> Void
  ) -> [Binding] {
    let keys: [(String, [Key], String, String, Move)] = [
      ("up", [.up, .character("k")], "↑ ↓ k j", "a row up, down", .up),
      ("down", [.down, .character("j")], "↓ j", "", .down),
      ("page-up", [.pageUp, .control("b")], "PgUp Dn", "a page up, down", .pageUp),
      ("page-down", [.pageDown, .control("f")], "PgDn", "", .pageDown),
      ("first", [.home, .character("g")], "g G", "to the first, the last", .first),
      ("last", [.end, .character("G")], "G", "", .last),
    ]
    return keys.map { action, keys, name, help, step in
      Binding(action, keys, name, .list, help) {
        move(&$0, step, $1)
        return []
      }
    }
  }
}
