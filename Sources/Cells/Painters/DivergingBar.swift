/// A horizontal bar to the left or to the right of an axis in the middle: `  ▐██│    `.
public struct DivergingBar: Hashable, Sendable {
  /// How much of its side is filled: −1 (all of the left) to 1 (all of the right).
  public var fraction: Double
  public var negative: Style
  public var positive: Style

  public init(_ fraction: Double, negative: Style, positive: Style) {
    self.fraction = fraction
    self.negative = negative
    self.positive = positive
  }

  /// Draws along the first row of a rectangle; both sides are equally long.
  public func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let side = (rect.width - 1) / 2
    let axis = rect.x + side
    canvas.put("│", x: axis, y: rect.y, Style(.muted, on: positive.background))
    if fraction > 0 {
      let room = Rect(x: axis + 1, y: rect.y, width: side, height: 1)
      Bar(fraction, positive).draw(on: &canvas, in: room)
    } else if fraction < 0 {
      drawLeft(on: &canvas, from: axis, y: rect.y, columns: side)
    }
  }

  private func drawLeft(on canvas: inout Canvas, from axis: Int, y: Int, columns: Int) {
    let eighths = Bar.steps(of: -fraction, columns * 8)
    for column in 0..<eighths / 8 { canvas.put("█", x: axis - 1 - column, y: y, negative) }
    // Blocks grow from the left only. One that grows from the right is the rest, with ink and paper
    // swapped.
    guard eighths % 8 > 0, let rest = Eighths.horizontal[8 - eighths % 8] else { return }
    var swapped = negative
    swapped.isReversed.toggle()
    canvas.put(rest, x: axis - 1 - eighths / 8, y: y, swapped)
  }
}
