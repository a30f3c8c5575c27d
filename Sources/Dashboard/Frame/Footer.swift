import Cells

/// The last line: the keys that matter now, as many as fit, from the screen's table of keys.
func drawFooter(_ state: State, in rect: Rect, on canvas: inout Canvas) {
  var x = rect.x + 1
  if state.isTyping {
    let hints = [("type", "to search"), ("enter", "keep"), ("esc", "clear")]
    for (name, label) in hints { x = drawHint(name, label, x: x, in: rect, on: &canvas) }
    return
  }
  let seed = state.train.settings.map { "seed \($0.seed)" } ?? ""
  canvas.write(seed, endX: rect.maxX - 1, y: rect.y, .muted)
  let room = rect.width - 2 - (seed.isEmpty ? 0 : seed.columns + 2)
  for hint in hints(state, room: room) {
    x = drawHint(hint.name, hint.label, x: x, in: rect, on: &canvas)
  }
}

/// A key and what it does just now.
private struct Hint {
  let name: String
  let label: String
  /// Who knows help and quit finds everything else.
  let isVital: Bool

  init?(_ binding: Binding, _ state: State) {
    // Before there are data, there is nothing to train or to look at.
    guard state.library != nil || binding.group == .program,
      let label = binding.label(state)
    else { return nil }
    // Where a line of the help sheet tells of two keys, the footer means the first.
    name = String(binding.name.prefix { $0 != " " })
    self.label = label
    isVital = binding.command == .help || binding.command == .quit
  }

  /// With the space before the label and those after it.
  var width: Int { name.columns + 1 + label.columns + 2 }
}

/// The hints that fit, in the table's order: vital ones before all others, the rest from the first.
private func hints(_ state: State, room: Int) -> [Hint] {
  let offered = KeyTable.table(for: state.screen).bindings.compactMap { Hint($0, state) }
  var left = room + 2 - offered.filter(\.isVital).reduce(0) { $0 + $1.width }
  return offered.filter { hint in
    if hint.isVital { return true }
    guard hint.width <= left else { return false }
    left -= hint.width
    return true
  }
}

private func drawHint(
  _ name: String, _ label: String, x: Int, in rect: Rect, on canvas: inout Canvas
) -> Int {
  let next = canvas.write(name, x: x, y: rect.y, Style(.accent, bold: true))
  return canvas.write(label, x: next + 1, y: rect.y, .muted) + 2
}
