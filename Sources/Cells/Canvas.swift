/// One cell of a screen.
public struct Cell: Hashable, Sendable {
  /// What stands in it; nil in the second half of a wide character.
  public var character: Character?
  public var style: Style

  public init(_ character: Character? = " ", _ style: Style = .text) {
    self.character = character
    self.style = style
  }
}

/// A screen as a value: rows of cells. Whatever is painted outside of it is cut off in silence, so that
/// no view has to ask how much room there is.
public struct Canvas: Hashable, Sendable {
  public let size: Size
  private var cells: [Cell]

  public init(size: Size) {
    self.size = size
    cells = Array(repeating: Cell(), count: size.width * size.height)
  }

  public var bounds: Rect { Rect(size) }

  /// The cell at a point of the canvas, which must be inside.
  public subscript(x: Int, y: Int) -> Cell { cells[y * size.width + x] }

  /// Puts one character of one column.
  public mutating func put(_ character: Character, x: Int, y: Int, _ style: Style) {
    guard bounds.contains(Point(x: x, y: y)) else { return }
    mendWideCharacter(x: x, y: y)
    cells[y * size.width + x] = Cell(character, style)
  }

  /// Writes text in a row, cut at `maxX` (by default the canvas' right edge) with an ellipsis.
  ///
  /// - Returns: the first column after what was written.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, x: Int, y: Int, maxX: Int? = nil, _ style: Style = .text
  ) -> Int {
    let limit = min(maxX ?? size.width, size.width)
    guard y >= 0, y < size.height, x < limit else { return x }
    var column = x
    for character in text.fitted(to: limit - x) {
      let width = character.columns
      if width == 0 { continue }
      put(character, x: column, y: y, style)
      if width == 2 { putSecondHalf(x: column + 1, y: y, style) }
      column += width
    }
    return column
  }

  /// Writes text so that it ends before column `endX`.
  public mutating func write(
    _ text: some StringProtocol, endX: Int, y: Int, _ style: Style = .text
  ) {
    write(text, x: endX - text.columns, y: y, style)
  }

  /// Fills a rectangle with spaces of a style.
  public mutating func fill(_ rect: Rect, _ style: Style) {
    for y in max(0, rect.y)..<max(0, min(rect.maxY, size.height), rect.y) {
      for x in max(0, rect.x)..<max(0, min(rect.maxX, size.width), rect.x) {
        put(" ", x: x, y: y, style)
      }
    }
  }

  /// Changes the style of what already stands in a rectangle.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    for y in max(0, rect.y)..<max(0, min(rect.maxY, size.height), rect.y) {
      for x in max(0, rect.x)..<max(0, min(rect.maxX, size.width), rect.x) {
        change(&cells[y * size.width + x].style)
      }
    }
  }

  private mutating func putSecondHalf(x: Int, y: Int, _ style: Style) {
    guard bounds.contains(Point(x: x, y: y)) else { return }
    cells[y * size.width + x] = Cell(nil, style)
  }

  /// A wide character that loses one of its halves becomes spaces, lest the row shift in a terminal.
  private mutating func mendWideCharacter(x: Int, y: Int) {
    let index = y * size.width + x
    if cells[index].character == nil, x > 0 { cells[index - 1].character = " " }
    if x + 1 < size.width, cells[index + 1].character == nil { cells[index + 1].character = " " }
  }
}
