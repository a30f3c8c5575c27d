import Cells

/// Where the panels of the Users screen stand.
struct UsersLayout: Equatable {
  let list: Rect
  let detail: Rect

  /// The rows of the list, below its search line.
  var listRows: Rect { list.inset(columns: 1, rows: 1).split(top: 1).rest }
  /// The line of tabs in the detail panel.
  var tabs: Rect { detail.inset(columns: 1, rows: 1).split(top: 1).top }
  /// The rows of the open tab, below its head.
  var detailRows: Rect { detail.inset(columns: 1, rows: 1).split(top: 2).rest }

  /// What a row of the list tells of a user.
  struct Rows: Equatable, Sendable {
    /// Columns that all ids would fit in.
    let idWidth: Int
    let hasProfile: Bool

    /// Before there are users.
    static let none = Rows(idWidth: leastIDWidth, hasProfile: false)
  }

  /// Columns of ids; longer ones are cut.
  let idWidth: Int

  static let leastIDWidth = 7

  init(_ body: Rect, _ rows: Rows, focus: UsersState.Focus) {
    let isWide = body.width >= 100
    idWidth = rows.idWidth.clamped(to: Self.leastIDWidth...(isWide ? 20 : 12))
    if body.width < FrameLayout.twoPanels {
      let nothing = Rect(x: body.x, y: body.y, width: 0, height: 0)
      list = focus == .list ? body : nothing
      detail = focus == .list ? nothing : body
    } else {
      let rest = isWide && rows.hasProfile ? 42 : 23
      (list, detail) = body.split(left: idWidth + rest)
    }
  }

  /// Where each tab's name stands.
  func tabRects() -> [(tab: UsersState.Tab, rect: Rect)] {
    var x = tabs.x + 1
    return UsersState.Tab.allCases.map { tab in
      let width = tab.title.count + 2
      defer { x += width + 1 }
      return (tab, Rect(x: x, y: tabs.y, width: width, height: 1))
    }
  }
}
