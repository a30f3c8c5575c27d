import Glibc

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
///
/// A wide character always has both its halves: where one would be cut off or painted over, the other
/// becomes a space, lest the row shift in a terminal.
public struct Canvas: Hashable, Sendable {
  public let size: Size
  /// Row by row.
  private var cells: [Cell]
  /// What has a name, in the order in which it was drawn.
  public private(set) var landmarks: [Landmark] = []

  public init(size: Size) {
    self.size = size
    cells = Array(repeating: Cell(), count: size.width * size.height)
  }

  public var bounds: Rect { Rect(size) }

  /// Remembers what has a name where.
  public mutating func note(_ landmark: Landmark) { landmarks.append(landmark) }

  /// Forgets what has a name: something else is drawn over it.
  public mutating func forgetLandmarks() { landmarks = [] }

  /// The cell at a point of the canvas, which must be inside.
  public subscript(x: Int, y: Int) -> Cell {
    precondition(x >= 0 && x < size.width, "column \(x) of \(size.width)")
    precondition(y >= 0 && y < size.height, "row \(y) of \(size.height)")
    return cells[y * size.width + x]
  }

  /// Whether a row of two canvases of one size is the same to the last bit in memory. Where it is not, it may be the
  /// same all the same, to the eye.
  public func hasSameRow(_ y: Int, as other: Canvas) -> Bool {
    precondition(size == other.size && y >= 0 && y < size.height, "row \(y) of \(size.height)")
    let stride = MemoryLayout<Cell>.stride * size.width
    return cells.withUnsafeBytes { own in
      other.cells.withUnsafeBytes { others in
        guard let own = own.baseAddress, let others = others.baseAddress else { return true }
        return memcmp(own + y * stride, others + y * stride, stride) == 0
      }
    }
  }

  /// Puts one character, in as many cells as it takes. A character without width is left out.
  public mutating func put(_ character: Character, x: Int, y: Int, _ style: Style) {
    guard y >= 0, y < size.height, x < size.width else { return }
    guard character.unicodeScalars.count > 1 else {
      return putCell(character, x, y, style)
    }
    var x = x
    for cell in character.cells {
      putCell(cell, x, y, style)
      x += cell.unicodeScalars.first?.columns ?? 0
    }
  }

  /// Puts what a terminal holds in one cell, or in two where it is wide.
  private mutating func putCell(_ character: Character, _ x: Int, _ y: Int, _ style: Style) {
    guard x >= -1, x < size.width else { return }
    switch character.unicodeScalars.first?.columns {
    case 1:
      if x >= 0 { replace(x, y, Cell(character, style)) }
    case 2:
      putWide(character, x, y, style)
    default:
      break
    }
  }

  /// Changes the style of what already stands in a rectangle.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let rect = rect.intersection(bounds)
    for y in rect.y..<rect.maxY {
      for index in (y * size.width + rect.x)..<(y * size.width + rect.maxX) {
        change(&cells[index].style)
      }
    }
  }

  /// Fills a rectangle with spaces of a style.
  public mutating func fill(_ rect: Rect, _ style: Style) {
    let rect = rect.intersection(bounds)
    guard !rect.isEmpty else { return }
    let blank = Cell(" ", style)
    for y in rect.y..<rect.maxY {
      // The edges may cut a wide character in two; what lies between is painted over whole.
      replace(rect.x, y, blank)
      replace(rect.maxX - 1, y, blank)
      for x in rect.x..<rect.maxX { cells[y * size.width + x] = blank }
    }
  }

  /// Sets a cell of a row all of whose cells are set so, to narrow characters.
  mutating func replaceFolded(_ x: Int, _ y: Int, _ cell: Cell) { cells[y * size.width + x] = cell }

  /// Sets a cell that is inside; where it covers half of a wide character, the other half becomes a space.
  mutating func replace(_ x: Int, _ y: Int, _ cell: Cell) {
    let index = y * size.width + x
    if cells[index].character == nil, x > 0 { cells[index - 1].character = " " }
    if x + 1 < size.width, cells[index + 1].character == nil { cells[index + 1].character = " " }
    cells[index] = cell
    assert(
      isWhole(x, y) && isWhole(x - 1, y) && isWhole(x + 1, y), "a half character at \(x), \(y)")
  }

  /// Whether a cell is a narrow character, or a wide one's half with its other half beside it. Wide ones
  /// are put in two steps, of which the first one leaves a space at the right.
  private func isWhole(_ x: Int, _ y: Int) -> Bool {
    guard (0..<size.width).contains(x) else { return true }
    let index = y * size.width + x
    guard cells[index].character == nil else { return true }
    return x > 0 && cells[index - 1].character?.columns == 2
  }

  /// Puts both halves of a wide character, or a space where only one of them is inside.
  private mutating func putWide(_ character: Character, _ x: Int, _ y: Int, _ style: Style) {
    if x < 0 {
      replace(0, y, Cell(" ", style))
    } else if x + 1 == size.width {
      replace(x, y, Cell(" ", style))
    } else {
      replace(x, y, Cell(character, style))
      replace(x + 1, y, Cell(" ", style))
      cells[y * size.width + x + 1].character = nil
    }
  }
}
