/// A thin horizontal bar in half columns: `━━━━╸`. Down a list such bars stay apart, where blocks would
/// grow together.
public struct LineBar: Hashable, Sendable {
  /// How much of the width is filled, 0 to 1; not a number draws nothing.
  public var fraction: Double
  public var style: Style

  public init(_ fraction: Double, _ style: Style = .accent) {
    self.fraction = fraction
    self.style = style
  }

  /// Draws along the first row of a rectangle. What is above zero shows at least half a column.
  public func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.height > 0, rect.width > 0, fraction > 0 else { return }
    let halves = max(1, Int((min(fraction, 1) * Double(rect.width * 2)).rounded()))
    for column in 0..<halves / 2 { canvas.put("━", x: rect.x + column, y: rect.y, style) }
    if halves % 2 == 1 { canvas.put("╸", x: rect.x + halves / 2, y: rect.y, style) }
  }
}
