/// Where a window stands in a list: a thumb on the right border of the list's panel.
public struct ScrollBar: Hashable, Sendable {
  public var window: ListWindow
  public var style: Style

  public init(_ window: ListWindow, _ style: Style = .muted) {
    self.window = window
    self.style = style
  }

  /// Draws the thumb in a rectangle's first column, as high as the list's rows; what is there stays where it
  /// is not. Nothing is drawn when all rows are in view.
  public func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.width > 0 else { return }
    for row in thumb(rows: rect.height) { canvas.put("┃", x: rect.x, y: rect.y + row, style) }
  }

  /// The rows that the thumb takes, of a track of so many. It touches an end only when the list does.
  func thumb(rows: Int) -> Range<Int> {
    guard rows > 1, window.count > window.height else { return 0..<0 }
    let length = max(1, rows * window.height / window.count)
    let last = window.count - window.height
    let room = rows - length
    guard window.first > 0, window.first < last, room > 1 else {
      return window.first == 0 ? 0..<length : room..<rows
    }
    let start = (1 + (window.first - 1) * (room - 1) / max(1, last - 1)).clamped(to: 1...room - 1)
    return start..<start + length
  }
}
