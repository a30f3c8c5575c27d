extension Canvas {
  /// The rows as plain text, without the spaces at their ends.
  public var lines: [String] {
    (0..<size.height).map { y in
      var line = ""
      for x in 0..<size.width { if let character = self[x, y].character { line.append(character) } }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
