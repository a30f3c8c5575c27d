/// How far something has come, in half columns: `━━━━╸───`.
public struct ProgressBar: Hashable, Sendable {
  /// 0 to 1; not a number counts as 0.
  public var fraction: Double
  public var style: Style

  public init(_ fraction: Double, _ style: Style = .accent) {
    self.fraction = fraction
    self.style = style
  }

  /// Draws along the first row of a rectangle. It is full only when all is done.
  public func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.height > 0 else { return }
    let halves = fraction > 0 ? Int(min(fraction, 1) * Double(rect.width * 2)) : 0
    for column in 0..<rect.width {
      switch halves - column * 2 {
      case 2...: canvas.put("━", x: rect.x + column, y: rect.y, style)
      case 1: canvas.put("╸", x: rect.x + column, y: rect.y, style)
      default: canvas.put("─", x: rect.x + column, y: rect.y, .muted)
      }
    }
  }
}
