extension Character {
  /// A letter that looks like some braille dots: it leans as they do, or lies as high as they do.
  static func braille(dots: UInt8) -> Character {
    let left = rows { DotGrid.bit(0, $0) & dots != 0 }
    let right = rows { DotGrid.bit(1, $0) & dots != 0 }
    let all = Set(left).union(right).sorted()
    guard let top = all.first, let bottom = all.last else { return " " }
    if dots.nonzeroBitCount >= 7 { return "#" }
    let isUpright = left.isEmpty || right.isEmpty
    guard bottom - top >= 2 else {
      return isUpright ? speck(top + bottom) : level(Double(top + bottom) / 2)
    }
    if isUpright {
      return all.count == bottom - top + 1 ? "|" : ":"
    }
    let fall = mean(right) - mean(left)
    if fall.magnitude < 0.75 { return all.count == 2 ? "=" : "|" }
    return fall > 0 ? "\\" : "/"
  }

  private static func rows(_ isLit: (Int) -> Bool) -> [Int] { (0..<4).filter(isLit) }

  private static func mean(_ rows: [Int]) -> Double {
    Double(rows.reduce(0, +)) / Double(rows.count)
  }

  /// One dot, or two above each other, by twice the row they are in: small, so that a dotted line
  /// stays dotted.
  private static func speck(_ doubleRow: Int) -> Character { doubleRow <= 3 ? "'" : "." }

  /// A flat piece, by how far from the top it is in dots.
  private static func level(_ row: Double) -> Character {
    switch row {
    case ..<0.75: "\""
    case ..<2.75: "-"
    default: "_"
    }
  }
}
