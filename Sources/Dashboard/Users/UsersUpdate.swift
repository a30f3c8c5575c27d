import Cells
import Learning
import RatingData

extension State {
  mutating func performOnUsers(_ command: Command) -> [Effect] {
    switch command {
    case .search:
      users.focus = .list
      users.browser.search.isTyping = true
    case .clear: return leaveOnUsers()
    case .open: return openOnUsers()
    case .goBack:
      guard let user = users.browser.trail.popLast() else { return [] }
      return visit(user)
    case .switchPanel: users.focus = users.focus == .list ? .detail : .list
    case .left: stepTab(-1)
    case .right: stepTab(1)
    case .nextSort, .reverseSort: sortOnUsers(command)
    default: return []
    }
    return questions()
  }

  mutating func moveOnUsers(_ move: Command.Move) -> [Effect] {
    switch users.focus {
    case .list:
      users.browser.move(move)
      return questions()
    case .detail:
      users.detail.apply(move)
      return []
    }
  }

  /// Keeps the users whose id starts with what has been typed.
  mutating func searchUsers() -> [Effect] {
    guard let library else { return [] }
    let text = users.browser.search.text
    users.browser.show(
      text.isEmpty
        ? users.browser.order
        : users.browser.order.filter {
          library.data.catalogue[$0].id.description.hasPrefix(text)
        })
    // An id typed in full is meant, whoever else's begins with it.
    if let exact = users.browser.rows.first(where: {
      library.data.catalogue[$0].id.description == text
    }) {
      users.browser.select(exact)
    }
    return questions()
  }

  mutating func visit(_ user: UserIndex) -> [Effect] {
    users.browser.visit(user)
    return questions()
  }

  /// From the list to the first tab, through the tabs, and back.
  private mutating func stepTab(_ step: Int) {
    switch users.focus {
    case .list:
      if step > 0 { users.focus = .detail }
    case .detail:
      guard let tab = UsersState.Tab(rawValue: users.tab.rawValue + step) else {
        if step < 0 { users.focus = .list }
        return
      }
      users.show(tab)
    }
  }

  private mutating func leaveOnUsers() -> [Effect] {
    if users.focus == .detail {
      users.focus = .list
      return []
    }
    guard !users.browser.search.isIdle else { return [] }
    users.browser.search = .init()
    return searchUsers()
  }

  private mutating func openOnUsers() -> [Effect] {
    guard users.focus == .detail else {
      if users.browser.selected != nil { users.focus = .detail }
      return []
    }
    guard let answer = users.current, users.detail.selection < users.rowCount else { return [] }
    switch users.tab {
    case .rated: return open(answer.report.rated[users.ratedOrder[users.detail.selection]].movie)
    case .recommended: return open(answer.report.recommendations[users.detail.selection].movie)
    case .nearest:
      users.browser.trail.append(answer.user)
      return visit(answer.companions[users.detail.selection].user)
    }
  }

  private mutating func open(_ movie: MovieIndex) -> [Effect] {
    screen = .movies
    movies.focus = .list
    return visit(movie)
  }

  private mutating func sortOnUsers(_ command: Command) {
    guard let library else { return }
    switch (users.focus, command) {
    case (.list, .nextSort):
      users.sort = users.sort.next
      users.direction = .natural
    case (.list, _): users.direction = users.direction.turned
    case (.detail, .nextSort):
      users.ratedSort = users.ratedSort.next
      users.ratedDirection = .natural
    case (.detail, _): users.ratedDirection = users.ratedDirection.turned
    }
    if users.focus == .list {
      users.browser.order = users.sort.order(users.direction, in: library)
      _ = searchUsers()
    } else {
      users.sortRated(in: library)
    }
  }
}
