/// A horizontal bar along the first row of a rectangle.
///
///     Bar(0.55)                       ████▍
///     Bar(0.55, symbols: .line)       ━━━━╸
///     Bar.progress(0.55)              ━━━━╸───
public struct Bar: Hashable, Sendable {
  public enum Symbols: Hashable, Sendable {
    /// Eighths of a column.
    case block
    /// Halves of a column. Down a list such bars stay apart, where blocks would grow together.
    case line
  }

  /// How much of the width is filled, 0 to 1; not a number draws nothing.
  public var fraction: Double
  public var style: Style
  public var symbols: Symbols
  /// Whether it shows the whole way and how much of it is done. It is full only when all is done; a bar
  /// without a track shows something as soon as there is something.
  private var hasTrack = false

  public init(_ fraction: Double, _ style: Style = .accent, symbols: Symbols = .block) {
    self.fraction = fraction
    self.style = style
    self.symbols = symbols
  }

  /// How far something has come.
  public static func progress(_ fraction: Double, _ style: Style = .accent) -> Bar {
    var bar = Bar(fraction, style, symbols: .line)
    bar.hasTrack = true
    return bar
  }

  public func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.height > 0 else { return }
    let line = rect.split(top: 1).top
    if hasTrack { for x in line.x..<line.maxX { canvas.put("─", x: x, y: line.y, .muted) } }
    let parts = symbols.parts
    let filled = steps(columns: line.width)
    for column in 0..<filled / (parts.count - 1) {
      canvas.put(parts[parts.count - 1] ?? " ", x: line.x + column, y: line.y, style)
    }
    if let part = parts[filled % (parts.count - 1)] {
      canvas.put(part, x: line.x + filled / (parts.count - 1), y: line.y, style)
    }
  }

  private func steps(columns: Int) -> Int {
    let perColumn = symbols.parts.count - 1
    guard hasTrack else { return Self.steps(of: fraction, columns * perColumn) }
    return fraction > 0 ? Int(min(fraction, 1) * Double(columns * perColumn)) : 0
  }

  /// A share of some steps, rounded but never from something to nothing.
  static func steps(of fraction: Double, _ steps: Int) -> Int {
    guard fraction > 0, steps > 0 else { return 0 }
    return max(1, Int((min(fraction, 1) * Double(steps)).rounded()))
  }
}

extension Bar.Symbols {
  /// What a column shows by how much of it is filled, from nothing to all.
  fileprivate var parts: [Character?] {
    switch self {
    case .block: Eighths.horizontal
    case .line: [nil, "╸", "━"]
    }
  }
}

/// Block characters by how many eighths of a cell they fill, 0 to 8.
public enum Eighths {
  /// From the left.
  static let horizontal: [Character?] = [nil, "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
  /// From the bottom.
  static let vertical: [Character?] = [nil, "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// A column in one cell, 0 to 1 high: one eighth at least, so that it is seen.
  public static func column(_ share: Double) -> Character {
    guard share.isFinite else { return " " }
    return vertical[1 + Int((share.clamped(to: 0...1) * 7).rounded())] ?? " "
  }
}

/// Bars from the least of some values, which has none, to the greatest, whose bar is full: they tell rows apart that are
/// all near each other.
public struct BarScale: Sendable {
  private let least: Double
  private let span: Double

  public init(_ values: some Sequence<Float>) {
    let finite = values.lazy.filter(\.isFinite)
    least = Double(finite.min() ?? 0)
    span = Double(finite.max() ?? 0) - least
  }

  public func bar(_ value: Float) -> Bar {
    Bar(span > 0 ? (Double(value) - least) / span : 1, symbols: .line)
  }
}
