/// Dots of braille, 2 × 4 a cell, each cell in the colour of what was drawn there last.
struct DotGrid {
  /// In cells.
  let size: Size
  /// Row by row: the dots of a cell as the low byte of its braille character.
  private(set) var cells: [UInt8]
  private(set) var roles: [Role]

  init(size: Size) {
    self.size = size
    cells = Array(repeating: 0, count: size.width * size.height)
    roles = Array(repeating: .text, count: size.width * size.height)
  }

  /// Columns and rows of dots.
  var dotSize: Size { Size(width: size.width * 2, height: size.height * 4) }

  /// Lights the dot in a column and a row of dots, if it is inside.
  mutating func light(_ column: Int, _ row: Int, _ role: Role) {
    guard column >= 0, column < size.width * 2, row >= 0, row < size.height * 4 else { return }
    let index = row / 4 * size.width + column / 2
    cells[index] |= Self.bit(column % 2, row % 4)
    roles[index] = role
  }

  /// Unicode numbers the dots 1 2 3 7 down the left column and 4 5 6 8 down the right one.
  static func bit(_ column: Int, _ row: Int) -> UInt8 {
    switch (column, row) {
    case (0, 3): 0x40
    case (_, 3): 0x80
    case (0, _): 1 << UInt8(row)
    case (_, _): 8 << UInt8(row)
    }
  }

  /// The braille characters by their dots.
  static let braille: [Character] = (0...0xFF).compactMap { Unicode.Scalar(0x2800 + $0) }
    .map(Character.init)

  /// Quarters of a cell by the bits of the upper left, upper right, lower left and lower right one.
  private static let quarters: [Character] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
  ]

  /// The character that shows a cell's dots.
  private static func character(_ dots: UInt8, _ marks: LineChart.Marks) -> Character {
    switch marks {
    case .braille: return braille[Int(dots)]
    case .ascii: return braille[Int(dots)].asciiStandIn
    case .blocks:
      let quarters = [(0, 0), (1, 0), (0, 2), (1, 2)].enumerated().reduce(0) { bits, quarter in
        let (column, row) = quarter.element
        let isLit = dots & (bit(column, row) | bit(column, row + 1)) != 0
        return bits | (isLit ? 1 << quarter.offset : 0)
      }
      return Self.quarters[quarters]
    }
  }

  /// Paints the cells that have dots.
  func draw(on canvas: inout Canvas, at origin: Point, _ marks: LineChart.Marks = .braille) {
    for row in 0..<size.height {
      for column in 0..<size.width {
        let index = row * size.width + column
        guard cells[index] != 0 else { continue }
        canvas.put(
          Self.character(cells[index], marks), x: origin.x + column, y: origin.y + row,
          Style(roles[index]))
      }
    }
  }
}
