import Cells

/// Cells of one row and one style that a screen does not show yet.
struct CellRun: Equatable {
  var x: Int
  var y: Int
  var width: Int
  var style: Style
}

/// What has to be painted so that a screen which shows one canvas shows another.
struct CanvasDifference {
  /// What is shown; nil for nothing known.
  let shown: Canvas?
  let wanted: Canvas

  init(from shown: Canvas?, to wanted: Canvas) {
    self.shown = shown?.size == wanted.size ? shown : nil
    self.wanted = wanted
  }

  /// Calls `body` with each run, from the top left to the bottom right.
  func forEachRun(_ body: (CellRun) -> Void) {
    for y in 0..<wanted.size.height {
      if let shown, shown.hasSameRow(y, as: wanted) { continue }
      var run: CellRun?
      var x = 0
      while x < wanted.size.width {
        let width = unitWidth(x: x, y: y)
        let style = wanted[x, y].style
        if !isChanged(x: x, y: y, width: width) {
          if let run { body(run) }
          run = nil
        } else if run?.style == style {
          run?.width += width
        } else {
          if let run { body(run) }
          run = CellRun(x: x, y: y, width: width, style: style)
        }
        x += width
      }
      if let run { body(run) }
    }
  }

  /// A wide character is painted as a whole, whichever of its halves changed.
  private func unitWidth(x: Int, y: Int) -> Int {
    guard wanted[x, y].character != nil, x + 1 < wanted.size.width,
      wanted[x + 1, y].character == nil
    else { return 1 }
    return 2
  }

  private func isChanged(x: Int, y: Int, width: Int) -> Bool {
    guard let shown else { return true }
    if shown[x, y] != wanted[x, y] { return true }
    return width == 2 && shown[x + 1, y] != wanted[x + 1, y]
  }
}
