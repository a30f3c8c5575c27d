import Cells

extension State {
  /// A click chooses what is under it, in header and footer too; the wheel scrolls the panel that it is
  /// over.
  mutating func receive(_ mouse: Mouse) -> [Effect] {
    // As the person saw it: a note goes with the click.
    guard let layout = shared.layout else { return [] }
    shared.note = nil
    if mouse.action == .press,
      let hint = Footer(self).hints(in: layout.footer).first(where: {
        $0.rect.contains(mouse.point)
      })
    {
      return receive(hint.key)
    }
    if let top = shared.sheets.top {
      receive(mouse, on: top, in: layout.body)
      return []
    }
    if mouse.action == .press {
      if let tab = tabs(layout.header).first(where: { $0.rect.contains(mouse.point) }) {
        return show(tab.screen)
      }
    }
    if mouse.action == .press, explainTitle(at: mouse.point) { return [] }
    return screens[current].receive(mouse, in: layout.body, &shared)
  }

  /// A sheet that takes no click closes at one.
  private mutating func receive(_ mouse: Mouse, on top: SheetStack.Entry, in body: Rect) {
    guard mouse.action != .drag else { return }
    var sheet = top.sheet
    let isTaken = sheet.receive(mouse, in: body, &shared)
    shared.sheets.update(top.number, to: sheet)
    if !isTaken { shared.sheets.close() }
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
