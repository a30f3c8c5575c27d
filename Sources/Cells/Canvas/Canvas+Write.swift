extension Canvas {
  /// Writes text in a row, cut at `maxX` (by default the canvas' right edge) with an ellipsis, as `fitted(to:)`
  /// cuts it.
  ///
  /// - Returns: the first column after what was written.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, x: Int, y: Int, maxX: Int? = nil, _ style: Style = .text
  ) -> Int {
    let limit = min(maxX ?? size.width, size.width)
    guard y >= 0, y < size.height, x < limit else { return x }
    if text.closingYear != nil, text.columns > limit - x {
      return writeCut(text.fitted(to: limit - x), x: x, y: y, limit: limit, style)
    }
    return writeCut(text, x: x, y: y, limit: limit, style)
  }

  private mutating func writeCut(
    _ text: some StringProtocol, x: Int, y: Int, limit: Int, _ style: Style
  ) -> Int {
    let end = text.utf8.withContiguousStorageIfAvailable {
      writeASCII($0, x: x, y: y, limit: limit, style)
    }
    if let end, let end { return end }
    return writeCharacters(of: text, x: x, y: y, limit: limit, style)
  }

  /// Writes text so that it ends before column `endX`.
  public mutating func write(
    _ text: some StringProtocol, endX: Int, y: Int, _ style: Style = .text
  ) {
    write(text, x: endX - text.columns, y: y, style)
  }

  /// The common case: a byte is a character is a column. Returns nil where it is not, having written
  /// nothing.
  private mutating func writeASCII(
    _ bytes: UnsafeBufferPointer<UInt8>, x: Int, y: Int, limit: Int, _ style: Style
  ) -> Int? {
    guard bytes.allSatisfy(\.isPrintableASCII) else { return nil }
    let fits = bytes.count <= limit - x
    let end = fits ? x + bytes.count : limit
    let lastLetter = fits ? end : end - 1
    for column in max(0, x)..<max(0, x, lastLetter) {
      let character = Character(Unicode.Scalar(bytes[column - x]))
      replace(column, y, Cell(character, style))
    }
    if !fits, lastLetter >= 0 { replace(lastLetter, y, Cell("…", style)) }
    return end
  }

  private mutating func writeCharacters(
    of text: some StringProtocol, x: Int, y: Int, limit: Int, _ style: Style
  ) -> Int {
    var column = x
    var ellipsis = x  // where it goes if the text turns out too long
    for character in text {
      let width = character.columns
      if column + width > limit {
        put("…", x: ellipsis, y: y, style)
        return ellipsis + 1
      }
      put(character, x: column, y: y, style)
      column += width
      if column < limit { ellipsis = column }
    }
    return column
  }
}
