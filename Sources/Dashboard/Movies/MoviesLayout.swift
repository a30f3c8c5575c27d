import Cells

/// Where the panels of the Movies screen stand.
struct MoviesLayout: Equatable {
  let list: Rect
  let card: Rect
  let neighbours: Rect

  /// The rows of the list, below its search line.
  var listRows: Rect { list.inset(columns: 1, rows: 1).split(top: 1).rest }
  var neighbourRows: Rect { neighbours.inset(columns: 1, rows: 1) }

  init(_ body: Rect, focus: MoviesState.Focus) {
    let right: Rect
    if body.width < FrameLayout.twoPanels {
      let nothing = Rect(x: body.x, y: body.y, width: 0, height: 0)
      list = focus == .list ? body : nothing
      right = focus == .list ? nothing : body
    } else {
      let listWidth =
        body.width < 100 ? 36 + max(0, body.width - 80) / 2 : min(96, body.width * 54 / 100)
      (list, right) = body.split(left: listWidth)
    }
    (card, neighbours) = right.split(top: body.width < 100 || body.height < 24 ? 4 : 5)
  }
}
