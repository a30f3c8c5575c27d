import Cells
import Testing

/// What a painter leaves on a fresh canvas.
func painted(
  _ width: Int, _ height: Int, _ paint: (inout Canvas, Rect) -> Void
) -> Canvas {
  var canvas = Canvas(size: Size(width: width, height: height))
  paint(&canvas, canvas.bounds)
  return canvas
}

extension Canvas {
  /// Whether each row would fill the terminal's row exactly: every wide character has its second
  /// half, and no half stands alone.
  var isWellFormed: Bool {
    (0..<size.height).allSatisfy { y in
      var x = 0
      while x < size.width {
        guard let character = self[x, y].character else { return false }
        if character.columns == 2 {
          guard x + 1 < size.width, self[x + 1, y].character == nil else { return false }
        }
        if character.columns == 0 { return false }
        x += character.columns
      }
      return true
    }
  }
}
