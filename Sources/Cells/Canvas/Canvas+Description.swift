/// A screen as text, for tests and for looking at.
extension Canvas {
  /// The rows as plain text, without the spaces at their ends.
  public var lines: [String] {
    rows { $0.character.map(String.init) ?? "" }
  }

  /// For each row a letter a column that says what colour stands there: the first of the role's name,
  /// but `c` for accent, `l` for train (loss) and `o` for background, upper-case where bold. Cells that
  /// show no ink are spaces.
  public var inkLines: [String] {
    rows { cell in
      if cell.character == " ", !cell.style.isUnderlined, !cell.style.isReversed { return " " }
      let letter = cell.style.foreground.letter
      return cell.style.isBold ? letter.uppercased() : letter
    }
  }

  /// For each row a letter a column for what is behind the text: a role as in `inkLines`, upper-case
  /// where underlined, `_` for underlined and `%` for reversed on plain background, else a space.
  public var paperLines: [String] {
    rows { cell in
      let style = cell.style
      if style.background == .background {
        return style.isReversed ? "%" : style.isUnderlined ? "_" : " "
      }
      let letter = style.background.letter
      return style.isUnderlined ? letter.uppercased() : letter
    }
  }

  /// The whole screen for a golden file: text, then ink, then paper where there is any but plain.
  public func describe() -> String {
    var parts = [lines, inkLines]
    let paper = paperLines
    if paper.contains(where: { !$0.isEmpty }) { parts.append(paper) }
    let titles = ["text", "ink", "paper"]
    return zip(titles, parts).map { title, rows in
      "-- \(title)\n" + rows.map { $0 + "\n" }.joined()
    }
    .joined()
  }

  private func rows(_ text: (Cell) -> String) -> [String] {
    (0..<size.height).map { y in
      var row = (0..<size.width).map { text(self[$0, y]) }.joined()
      while row.last == " " { row.removeLast() }
      return row
    }
  }
}

extension Role {
  fileprivate var letter: String {
    switch self {
    case .background: "o"
    case .text: "t"
    case .muted: "m"
    case .accent: "c"
    case .train: "l"
    case .validation: "v"
    case .good: "g"
    case .bad: "b"
    case .selection: "s"
    }
  }
}
