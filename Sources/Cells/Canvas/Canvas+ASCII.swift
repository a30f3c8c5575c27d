extension Canvas {
  /// This screen in printable ASCII, cell for cell, for a terminal that shows nothing else. A wide
  /// character becomes a question mark and a space.
  public func asciiFolded() -> Canvas {
    var folded = self
    folded.mapCells { cell in
      guard let character = cell.character else {
        cell.character = " "
        return
      }
      if character.isASCII && character.columns == 1 { return }
      cell.character = character.columns == 2 ? "?" : character.asciiStandIn
      // A block that is drawn as what remains of its cell, ink and paper swapped: fill the cell as far
      // as the block seems to.
      if cell.style.isReversed, let eighths = Eighths.horizontal.firstIndex(of: character) {
        cell.style.isReversed = false
        cell.character = eighths <= 4 ? "#" : "|"
      }
    }
    return folded
  }
}
