extension Canvas {
  /// This screen in printable ASCII, for a terminal that shows nothing else. A wide character becomes a question mark
  /// and a space.
  ///
  /// It is the same screen cell for cell, but where one column cannot say what a character says (≥ is `>=`, and no `>`):
  /// there the text between two lines of a frame is moved together, at the cost of its blanks.
  public func asciiFolded() -> Canvas {
    var folded = self
    for y in 0..<size.height where !hasASCII(y) {
      for (x, cell) in foldedRow(y).enumerated() { folded.replaceFolded(x, y, cell) }
    }
    return folded
  }

  private func hasASCII(_ y: Int) -> Bool {
    (0..<size.width).allSatisfy { self[$0, y].character?.isASCII ?? false }
  }

  private func foldedRow(_ y: Int) -> [Cell] {
    var row: [Cell] = []
    var stretch: [Cell] = []
    for x in 0..<size.width {
      let cell = self[x, y]
      if cell.character?.isWall ?? false {
        row += ASCIIStretch(stretch).folded + [cell.asciiFolded]
        stretch = []
      } else {
        stretch.append(cell)
      }
    }
    return row + ASCIIStretch(stretch).folded
  }
}

extension Character {
  /// Whether it is part of an upright line, across which nothing moves.
  fileprivate var isWall: Bool { "│┃║┊┆├┤┼╭╮╰╯┌┐└┘".contains(self) }
}

extension Cell {
  /// In one column.
  fileprivate var asciiFolded: Cell {
    var cell = self
    guard let character else {
      cell.character = " "
      return cell
    }
    if character.isASCII && character.columns == 1 { return cell }
    cell.character = character.columns == 2 ? "?" : character.asciiStandIn
    // A block that is drawn as what remains of its cell, ink and paper swapped: fill the cell as far
    // as the block seems to.
    if cell.style.isReversed, let eighths = Eighths.horizontal.firstIndex(of: character) {
      cell.style.isReversed = false
      cell.character = eighths <= 4 ? "#" : "|"
    }
    return cell
  }
}

/// A part of a row in which text may be moved.
private struct ASCIIStretch {
  private var cells: [Cell]

  init(_ cells: [Cell]) { self.cells = cells }

  /// As many cells as there were.
  var folded: [Cell] {
    var stretch = self
    var place = 0
    while place < stretch.cells.count { place = stretch.fold(place) }
    return stretch.cells
  }

  /// Folds one cell; returns the place after it.
  private mutating func fold(_ place: Int) -> Int {
    let cell = cells[place]
    let before = place > 0 ? cells[place - 1].character : nil
    if let word = cell.character?.asciiWord(after: before),
      let start = makeRoom(for: word.count - 1, at: place)
    {
      for (offset, letter) in word.enumerated() {
        cells[start + offset] = Cell(letter, cell.style)
      }
      return start + word.count
    }
    cells[place] = cell.asciiFolded
    return place + 1
  }

  /// Takes blanks away until so many more cells can stand from a place on; where there are none, everything stays.
  ///
  /// - Returns: where the word begins now; nil without room.
  private mutating func makeRoom(for count: Int, at place: Int) -> Int? {
    // A number that ends a column grows to its left.
    if isPrefix(place), place > 1, isBlank(place - 1), isBlank(place - 2), !isBlank(place + 1) {
      return place - 1
    }
    let taken = blanks(for: count, after: place)
    guard taken.count == count else { return nil }
    for blank in taken.reversed() { cells.remove(at: blank) }
    let fill = Cell(" ", cells[place].style)
    cells.insert(contentsOf: repeatElement(fill, count: count), at: place + 1)
    return place
  }

  /// The blanks that the text can best do without: between a sign and its number, then where there are several, then any,
  /// where only the whole sign says what it means.
  private func blanks(for count: Int, after place: Int) -> [Int] {
    if isPrefix(place), isBlank(place + 1) { return [place + 1] }
    let spare = (place + 1..<max(place + 1, cells.count)).filter { isSpare($0, after: place) }
    if spare.count >= count || !(isPrefix(place) || cells[place].character == "→") {
      return Array(spare.prefix(count))
    }
    return (place + 1..<cells.count).first(where: isBlank).map { [$0] } ?? []
  }

  /// Whether a sign stands before its number.
  private func isPrefix(_ place: Int) -> Bool {
    cells[place].character.map("≥≤±≠".contains) ?? false
  }

  private func isSpare(_ other: Int, after place: Int) -> Bool {
    if isBlank(other) {
      return other > place + 1 && (isBlank(other - 1) || other == cells.count - 1)
    }
    return cells[other].character == "─" && cells[other - 1].character == "─"
  }

  private func isBlank(_ place: Int) -> Bool {
    cells.indices.contains(place) && cells[place].character == " "
  }
}
