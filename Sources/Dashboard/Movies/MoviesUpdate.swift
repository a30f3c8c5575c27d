import Cells
import Learning
import RatingData

extension State {
  mutating func performOnMovies(_ command: Command) -> [Effect] {
    switch command {
    case .search:
      movies.focus = .list
      movies.browser.search.isTyping = true
    case .clear: return leaveOnMovies()
    case .open: return openOnMovies()
    case .goBack:
      guard let movie = movies.browser.trail.popLast() else { return [] }
      return visit(movie)
    case .switchPanel: movies.focus = movies.focus == .list ? .neighbours : .list
    case .left: movies.focus = .list
    case .right: movies.focus = .neighbours
    case .nextSort: sortMovies(by: movies.sort.next, .natural)
    case .reverseSort: sortMovies(by: movies.sort, movies.direction.turned)
    case .nextMeasure: movies.measure = movies.measure.next
    case .nextMinimum: movies.minimumRatings = MoviesState.minimum(after: movies.minimumRatings)
    default: return []
    }
    return questions()
  }

  mutating func moveOnMovies(_ move: Command.Move) -> [Effect] {
    switch movies.focus {
    case .list:
      movies.browser.move(move)
      return questions()
    case .neighbours:
      movies.neighbours.apply(move)
      return []
    }
  }

  /// Filters the list by what has been typed.
  mutating func searchMovies() -> [Effect] {
    guard let library else { return [] }
    let text = movies.browser.search.text
    if text.isEmpty {
      movies.browser.show(movies.browser.order)
    } else {
      let hits = Set(library.titles.filter(text))
      movies.browser.show(movies.browser.order.filter(hits.contains))
    }
    return questions()
  }

  mutating func visit(_ movie: MovieIndex) -> [Effect] {
    movies.browser.visit(movie)
    return questions()
  }

  private mutating func leaveOnMovies() -> [Effect] {
    if movies.focus == .neighbours {
      movies.focus = .list
      return []
    }
    guard !movies.browser.search.isIdle else { return [] }
    movies.browser.search = .init()
    return searchMovies()
  }

  private mutating func openOnMovies() -> [Effect] {
    guard movies.focus == .neighbours else {
      if movies.browser.selected != nil { movies.focus = .neighbours }
      return []
    }
    guard let answer = movies.current,
      answer.neighbours.indices.contains(movies.neighbours.selection)
    else { return [] }
    movies.browser.trail.append(answer.movie)
    return visit(answer.neighbours[movies.neighbours.selection].index)
  }

  private mutating func sortMovies(by sort: MovieSort, _ direction: SortDirection) {
    guard let library else { return }
    movies.sort = sort
    movies.direction = direction
    movies.browser.order = sort.order(direction, in: library)
    _ = searchMovies()
  }
}

extension MoviesState {
  static func minimum(after value: Int) -> Int {
    minimums.first { $0 > value } ?? minimums[0]
  }
}
