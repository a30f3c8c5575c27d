/// A horizontal bar in eighths of a column: `████████▎`.
public struct Bar: Hashable, Sendable {
  /// How much of the width is filled, 0 to 1; not a number draws nothing.
  public var fraction: Double
  public var style: Style

  public init(_ fraction: Double, _ style: Style = .accent) {
    self.fraction = fraction
    self.style = style
  }

  /// Draws along the first row of a rectangle. What is above zero shows at least an eighth.
  public func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.height > 0 else { return }
    let eighths = Self.eighths(of: fraction, columns: rect.width)
    for column in 0..<eighths / 8 { canvas.put("█", x: rect.x + column, y: rect.y, style) }
    if let part = Eighths.horizontal[eighths % 8] {
      canvas.put(part, x: rect.x + eighths / 8, y: rect.y, style)
    }
  }

  /// A share of some columns, rounded to eighths but never from something to nothing.
  static func eighths(of fraction: Double, columns: Int) -> Int {
    guard fraction > 0, columns > 0 else { return 0 }
    return max(1, Int((min(fraction, 1) * Double(columns * 8)).rounded()))
  }
}

/// Block characters by how many eighths of a cell they fill, 0 to 8.
enum Eighths {
  /// From the left.
  static let horizontal: [Character?] = [nil, "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
  /// From the bottom.
  static let vertical: [Character?] = [nil, "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
}
