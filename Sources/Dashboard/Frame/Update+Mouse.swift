import Cells

extension State {
  /// A click chooses what is under it; the wheel scrolls the panel that it is over.
  mutating func receive(_ mouse: Mouse) -> [Effect] {
    guard let frame = FrameLayout(size: size) else { return [] }
    if overlay != nil {
      if mouse.action == .press, case .newRun = overlay { return [] }
      overlay = nil
      return []
    }
    if mouse.action == .press,
      let tab = FrameLayout.tabs(frame.header).first(where: { $0.rect.contains(mouse.point) })
    {
      return show(tab.screen)
    }
    switch screen {
    case .train: return receiveOnTrain(mouse)
    case .movies: return receiveOnMovies(mouse, MoviesLayout(frame.body, focus: movies.focus))
    case .users:
      return receiveOnUsers(
        mouse,
        UsersLayout(
          frame.body, library?.userRows ?? .none, focus: users.focus))
    }
  }

  private mutating func receiveOnTrain(_ mouse: Mouse) -> [Effect] {
    switch mouse.action {
    case .press: return []
    case .wheelUp: return scrollEpochs(.up)
    case .wheelDown: return scrollEpochs(.down)
    }
  }

  private mutating func receiveOnMovies(_ mouse: Mouse, _ layout: MoviesLayout) -> [Effect] {
    if layout.list.contains(mouse.point) {
      movies.focus = .list
      movies.browser.window.receive(mouse, in: layout.listRows)
      return questions()
    }
    guard layout.neighbours.contains(mouse.point) else { return [] }
    let before = movies.neighbours.selection
    let wasFocused = movies.focus == .neighbours
    movies.focus = .neighbours
    movies.neighbours.receive(mouse, in: layout.neighbourRows)
    let isSecondClick =
      mouse.action == .press && wasFocused && before == movies.neighbours.selection
      && layout.neighbourRows.contains(mouse.point)
    return isSecondClick ? perform(.open) : []
  }

  private mutating func receiveOnUsers(_ mouse: Mouse, _ layout: UsersLayout) -> [Effect] {
    if layout.list.contains(mouse.point) {
      users.focus = .list
      users.browser.window.receive(mouse, in: layout.listRows)
      return questions()
    }
    guard layout.detail.contains(mouse.point) else { return [] }
    users.focus = .detail
    if mouse.action == .press,
      let tab = layout.tabRects().first(where: { $0.rect.contains(mouse.point) })
    {
      users.show(tab.tab)
      return []
    }
    users.detail.receive(mouse, in: layout.detailRows)
    return []
  }
}

extension ListWindow {
  /// Rows that one notch of the wheel moves.
  private static let wheelRows = 3

  fileprivate mutating func receive(_ mouse: Mouse, in rows: Rect) {
    switch mouse.action {
    case .press:
      guard rows.contains(mouse.point) else { return }
      if let row = row(atOffset: mouse.point.y - rows.y) { select(row) }
    case .wheelUp: scroll(by: -Self.wheelRows)
    case .wheelDown: scroll(by: Self.wheelRows)
    }
  }
}
