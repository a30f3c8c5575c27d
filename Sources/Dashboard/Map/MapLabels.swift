import Cells
import Text

/// Names on the map that do not touch each other.
struct MapLabels {
  private let plot: Rect
  private var taken: Set<Int> = []
  private var tries = 0
  private var written = 0
  private var regions = 0

  init(_ plot: Rect) { self.plot = plot }

  /// Names that are tried beyond those that fit: in a crowd most have no room.
  private static let mostTries = 400

  var hasRoom: Bool { tries < Self.mostTries && written < most }

  /// Names that a plot has at the most.
  private var most: Int { plot.width * plot.height / 160 }
  /// Regions, too, leave most of the room to movies.
  var hasRoomForRegions: Bool { regions < max(2, most / 3) }

  /// Whether a name beside a cell is worth a try: nothing is written right beside it.
  func mayHaveRoom(at cell: Point) -> Bool {
    !(-1...1).contains { row in
      (0..<6).contains { taken.contains((cell.y + row) * 1024 + cell.x + $0) }
    }
  }

  /// Writes a name beside a cell, where there is room.
  mutating func write(_ name: String, at cell: Point, _ style: Style, on canvas: inout Canvas) {
    place(name, at: cell, margin: 1, style, on: &canvas)
  }

  /// Writes the name of a region around a cell, where there is room.
  mutating func write(
    region name: String, around cell: Point, _ style: Style, on canvas: inout Canvas
  ) {
    let x = (cell.x - name.columns / 2).clamped(to: plot.x...max(plot.x, plot.maxX - name.columns))
    if place(name, x: x, y: cell.y, margin: 2, style, on: &canvas) { regions += 1 }
  }

  /// Writes a name beside a cell, where there is room for it and a wide margin.
  mutating func writeSparsely(
    _ name: String, at cell: Point, _ style: Style, on canvas: inout Canvas
  ) {
    tries += 1
    place(name, at: cell, margin: 3, style, on: &canvas)
  }

  private mutating func place(
    _ name: String, at cell: Point, margin: Int, _ style: Style, on canvas: inout Canvas
  ) {
    let name = name.fitted(to: min(24, name.columns))
    let width = name.columns
    let right = cell.x + 2
    let x = right + width <= plot.maxX ? right : cell.x - 1 - width
    if place(name, x: x, y: cell.y, margin: margin, style, on: &canvas) {
      taken.insert(cell.y * 1024 + cell.x)
    }
  }

  /// - Returns: false where there is no room.
  @discardableResult
  private mutating func place(
    _ name: String, x: Int, y: Int, margin: Int, _ style: Style, on canvas: inout Canvas
  ) -> Bool {
    let width = name.columns
    guard x >= plot.x, x + width <= plot.maxX, (plot.y + 1..<plot.maxY - 1).contains(y) else {
      return false
    }
    let columns = (x - margin)..<(x + width + margin)
    let rows = margin > 1 ? y - 1...y + 1 : y...y
    for y in rows {
      for column in columns where taken.contains(y * 1024 + column) { return false }
    }
    for column in x..<x + width { taken.insert(y * 1024 + column) }
    canvas.write(name, x: x, y: y, maxX: plot.maxX, style)
    written += 1
    return true
  }
}
