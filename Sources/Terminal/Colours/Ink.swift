import CNcurses
import Cells

/// How a style is shown: numbers that ncurses takes.
struct Ink: Hashable {
  /// Colour numbers; nil for both in a terminal without colour.
  struct Pair: Hashable {
    var foreground: Int32
    var background: Int32
  }

  var pair: Pair?
  var attributes: attr_t

  init(_ style: Style, theme: Theme, depth: ColorDepth) {
    attributes = 0
    if style.isBold { attributes |= curses_bold }
    if style.isUnderlined { attributes |= curses_underlined }
    guard depth != .none else {
      attributes |= Self.attributes(of: style)
      return
    }
    if style.isReversed { attributes |= curses_reversed }
    let numbers = ColorNumbers(theme: theme, depth: depth)
    pair = Pair(
      foreground: numbers.foreground(style.foreground, on: style.background),
      background: numbers.background(style.background))
  }

  /// What tells roles apart without colour.
  private static func attributes(of style: Style) -> attr_t {
    var attributes: attr_t =
      switch style.foreground {
      case .muted: curses_dim
      case .accent, .validation, .good: curses_bold
      case .bad: curses_bold | curses_underlined
      case .text, .train, .background, .selection: 0
      }
    if (style.background != .background) != style.isReversed { attributes |= curses_reversed }
    return attributes
  }
}

/// Colour pairs, which ncurses wants numbered; each is made when it is first used.
struct ColorPairs {
  private var numbers: [Ink.Pair: Int32] = [:]

  /// The pair's number, or 0 (the terminal's own colours) where it has no more of them.
  mutating func number(of pair: Ink.Pair) -> Int32 {
    if let number = numbers[pair] { return number }
    let next = Int32(numbers.count + 1)
    guard init_extended_pair(next, pair.foreground, pair.background) == OK else { return 0 }
    numbers[pair] = next
    return next
  }

  /// Forgets all pairs, for a new theme.
  mutating func reset() {
    numbers = [:]
    reset_color_pairs()
  }
}
