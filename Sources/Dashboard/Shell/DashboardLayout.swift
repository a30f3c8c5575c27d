import Cells

/// Where header, body and footer stand; nil where the terminal is too small for a dashboard.
struct DashboardLayout: Equatable {
  static let smallest = Size(width: 60, height: 16)
  /// The least width at which two panels stand beside each other; below it only the focused one shows.
  static let twoPanels = 76

  let header: Rect
  let body: Rect
  /// The row of a sentence above the footer; empty where there is nothing to say.
  let note: Rect
  let footer: Rect

  init?(size: Size, noteRows: Int = 0) {
    guard size.width >= Self.smallest.width, size.height >= Self.smallest.height else { return nil }
    let (header, rest) = Rect(size).split(top: 1)
    let (inner, footer) = rest.split(top: rest.height - 1)
    self.header = header
    self.footer = footer
    (body, note) = inner.split(top: inner.height - noteRows)
  }
}

extension State {
  /// What the header calls a screen.
  func title(of screen: any Screen) -> String { shared.kind.worded(screen.title) }

  /// What its tab says: a dash behind those that have nothing to show of another program's run.
  func tabTitle(of screen: any Screen) -> String {
    let isEmpty =
      switch shared.source {
      case .events: shared.library == nil && screen is any ListShowing
      case .model: screen is any RunWatching
      case .ratings, .cluster, .logs: false
      }
    return shared.kind.worded(type(of: screen).tab) + (isEmpty ? " –" : "")
  }

  /// Where the tabs stand in the header.
  func tabs(_ header: Rect) -> [(screen: Int, rect: Rect)] {
    var x = header.x + 10
    let titles = screens.map(tabTitle(of:))
    let whole = titles.reduce(0) { $0 + $1.columns + 5 }
    // What training does stands at the right, in a few columns at the least.
    let isNarrow = x + whole + 13 > header.maxX
    return titles.enumerated().map { index, title in
      let width = (isNarrow && index != current ? -1 : title.columns) + 4
      defer { x += width + 1 }
      return (index, Rect(x: x, y: header.y, width: width, height: 1))
    }
  }
}
