import Cells

/// Where the panels of the screen You stand.
struct YouLayout: Equatable {
  /// The movie that is asked about.
  let card: Rect
  let rated: Rect
  /// What a search finds.
  let ratedRows: Rect
  /// The ratings, and what more of them would bring.
  let ratedList: Rect
  let narrowing: Rect
  let list: Rect
  let listRows: Rect
  /// Where the rating stands that carry the selected row; empty where there is no room.
  let reasons: Rect
  /// The list of a retraining, or who is near; empty where there is no room.
  let below: Rect

  init(_ body: Rect, hasRetrained: Bool) {
    let left =
      body.width < 100 ? max(30, body.width * 45 / 100) : min(80, body.width * 46 / 100)
    let (own, other) = body.split(left: left)
    (card, rated) = own.split(top: 6)
    ratedRows = rated.inset(columns: 1, rows: 1)
    (ratedList, narrowing) = ratedRows.split(top: max(0, ratedRows.height - 1))
    let belowHeight = hasRetrained ? other.height / 2 : other.height >= 30 ? 10 : 0
    (list, below) = other.split(top: other.height - belowHeight)
    let inner = list.inset(columns: 1, rows: 1).split(top: 1).rest
    let rows: Rect
    (rows, reasons) = inner.split(top: inner.height - 1)
    listRows = rows
  }

  /// The line of the card in which the stars stand.
  var starLine: Rect {
    let inner = card.inset(columns: 2, rows: 1)
    return Rect(x: inner.x, y: inner.y + 2, width: inner.width, height: 1)
  }

  /// The star that stands somewhere, from 1; nil where none does.
  func star(at point: Point) -> Int? {
    let column = point.x - starLine.x
    guard starLine.contains(point), (0..<2 * Stars.columns).contains(column) else { return nil }
    return column / 2 + 1
  }
}
