import Cells

extension State {
  /// A click chooses what is under it, in header and footer too; the wheel scrolls the panel that it is
  /// over.
  mutating func receive(_ mouse: Mouse) -> [Effect] {
    // As the person saw it: a note goes with the click.
    guard let frame = shared.frame else { return [] }
    shared.note = nil
    if shared.overlay != nil {
      guard mouse.action != .drag else { return [] }
      if mouse.action == .press, case .newRun = shared.overlay { return [] }
      shared.overlay = nil
      return []
    }
    if mouse.action == .press {
      if let tab = tabs(frame.header).first(where: { $0.rect.contains(mouse.point) }) {
        return show(tab.screen)
      }
      if let hint = Footer(self).hints(in: frame.footer).first(where: {
        $0.rect.contains(mouse.point)
      }) {
        return receive(hint.key)
      }
    }
    return screens[current].receive(mouse, in: frame.body, &shared)
  }
}

extension ListWindow {
  /// Rows that one notch of the wheel moves.
  private static let wheelRows = 3

  mutating func receive(_ mouse: Mouse, in rows: Rect) {
    switch mouse.action {
    case .drag: break
    case .press:
      guard rows.contains(mouse.point) else { return }
      if let row = row(atOffset: mouse.point.y - rows.y) { select(row) }
    case .wheelUp: scroll(by: -Self.wheelRows)
    case .wheelDown: scroll(by: Self.wheelRows)
    }
  }

  /// A click into the scroll bar beside the rows goes to that part of the list.
  mutating func receiveOnScrollBar(_ mouse: Mouse, of panel: Rect, rows: Rect) -> Bool {
    guard mouse.action == .press, mouse.point.x == panel.maxX - 1, rows.height > 1,
      (rows.y..<rows.maxY).contains(mouse.point.y), count > rows.height
    else { return false }
    select((mouse.point.y - rows.y) * (count - 1) / (rows.height - 1))
    return true
  }
}
