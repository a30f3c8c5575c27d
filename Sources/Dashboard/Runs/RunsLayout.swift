import Cells

/// Where the panels of the Runs screen stand.
struct RunsLayout: Equatable {
  let list: Rect
  let curves: Rect
  let comparison: Rect

  /// The line of the table's heads, and its rows; the last column is the scroll bar's.
  var head: Rect { inner.split(top: 1).top }
  var rows: Rect { inner.split(top: 1).rest }
  private var inner: Rect {
    let inner = Border.inner(of: list)
    return inner.split(left: inner.width - 1).left
  }

  private static let comparisonWidth = 46

  init(_ body: Rect) {
    let (upper, lower) = body.split(top: max(6, body.height * 9 / 20))
    list = upper
    if lower.width >= DashboardLayout.twoPanels {
      (curves, comparison) = lower.split(
        left: lower.width - min(Self.comparisonWidth, lower.width / 2))
    } else {
      (curves, comparison) = (lower, lower.split(top: 0).top)
    }
  }
}
