import Cells

/// Where the panels of the map stand.
struct MapLayout: Equatable {
  let map: Rect
  /// Where the dots are.
  let plot: Rect
  /// The movie under the cursor and its neighbours; empty where there is no room.
  let detail: Rect

  init(_ body: Rect) {
    let width =
      body.width < DashboardLayout.twoPanels
      ? 0 : body.width < 110 ? 32 : min(48, body.width / 4 + 6)
    (map, detail) = body.split(left: body.width - width)
    let inner = map.inset(columns: 1, rows: 1)
    plot = inner.split(top: 1).rest
  }
}
