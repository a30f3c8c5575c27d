import Cells

/// Where the panes of watched runs stand: in columns and rows, with some lines on the runs below.
struct LogLayout: Equatable {
  let info: Rect
  private let grid: Rect
  let columns: Int
  /// Rows of panes that are in view.
  let rows: Int

  private static let (leastWidth, leastHeight) = (38, 8)
  private static let infoHeight = 4

  /// - Parameter panes: how many there are.
  init(_ body: Rect, panes: Int, _ size: ChartView.PanelSize) {
    let hasInfo = size == .usual && body.height >= 18
    (grid, info) = body.split(top: body.height - (hasInfo ? Self.infoHeight : 0))
    let isAlone = size == .full || panes <= 1
    let most = isAlone ? 1 : min(panes, max(1, grid.width / Self.leastWidth), 4)
    let wanted = (max(1, panes) + most - 1) / most
    rows = isAlone ? 1 : min(wanted, max(1, grid.height / Self.leastHeight))
    // Where all are in view, no row is emptier than it has to be.
    columns = rows == wanted ? (max(1, isAlone ? 1 : panes) + rows - 1) / rows : most
  }

  /// Where a pane stands, counted from the first one in view; nil of one that is not.
  func pane(_ index: Int) -> Rect? {
    let (row, column) = (index / columns, index % columns)
    guard index >= 0, row < rows else { return nil }
    let (left, right) = (grid.width * column / columns, grid.width * (column + 1) / columns)
    let (top, bottom) = (grid.height * row / rows, grid.height * (row + 1) / rows)
    return Rect(x: grid.x + left, y: grid.y + top, width: right - left, height: bottom - top)
  }
}
