import Cells

/// Where the columns of a user's tab stand: a title that takes what is left, numbers that end at fixed
/// columns, and a bar where there is room.
struct DetailColumns {
  private let rows: Rect
  private let titleEnd: Int
  /// The column after each number.
  private let ends: [Int]
  private let barWidth: Int

  private static let longestTitle = 60

  /// - Parameter numbers: the width of each number's column, from left to right.
  init(_ rows: Rect, numbers: [Int], barWidth: Int) {
    self.rows = rows
    self.barWidth = barWidth
    let taken = numbers.reduce(0, +) + (barWidth > 0 ? barWidth + 1 : 0) + 1
    titleEnd = rows.x + 1 + min(max(6, rows.width - 1 - taken), Self.longestTitle)
    var end = titleEnd
    ends = numbers.map { width in
      end += width
      return end
    }
  }

  func writeHead(_ names: [String], y: Int, on canvas: inout Canvas) {
    guard let title = names.first else { return }
    canvas.write(title, x: rows.x + 1, y: y, .muted)
    for (name, end) in zip(names.dropFirst(), ends) { canvas.write(name, endX: end, y: y, .muted) }
  }

  /// The visible rows and where they stand.
  func lines(_ window: ListWindow) -> [(row: Int, line: Rect)] {
    zip(window.visible, rows.y...).map { row, y in
      (row, Rect(x: rows.x, y: y, width: rows.width, height: 1))
    }
  }

  /// Marks a row if it is the selected one, and tells the background that its text is to have.
  func mark(
    _ row: Int, _ screen: UsersScreen, _ line: Rect, on canvas: inout Canvas
  ) -> Role {
    guard row == screen.detail.selection, screen.focus == .detail else { return .background }
    canvas.drawSelection(line, isFocused: true)
    return .selection
  }

  func write(_ title: String, _ line: Rect, _ background: Role, on canvas: inout Canvas) {
    canvas.write(title, x: line.x + 1, y: line.y, maxX: titleEnd, Style(.text, on: background))
  }

  func write(
    _ text: String, column: Int, _ line: Rect, _ style: Style, on canvas: inout Canvas
  ) {
    canvas.write(text, endX: ends[column], y: line.y, style)
  }

  func bar(_ line: Rect) -> Rect {
    Rect(x: (ends.last ?? titleEnd) + 1, y: line.y, width: barWidth, height: 1)
  }
}
