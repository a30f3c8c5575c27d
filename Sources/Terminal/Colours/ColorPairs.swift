import CNcurses

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
