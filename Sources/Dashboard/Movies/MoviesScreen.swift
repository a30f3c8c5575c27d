import Cells
import Models
import RatingData

/// All movies, and what is near the selected one.
struct MoviesScreen: BrowsingScreen {
  static let title = "Movies"

  var browser = Browser<MovieSort>()
  var focus = PanelFocus.list
  /// What neighbours are compared by; the model's usual measure where nil.
  var measure: Similarity?
  /// Which draw of a sampled model is compared; nil for the mean of all.
  var draw: Int?
  /// How the selected movie was rated; counted when it is selected, not at each frame.
  var histogram: RatingHistogram?
  var answer: MovieAnswer?
  /// Which movies the list shows.
  private(set) var shownFilter = MovieFilter()
  private(set) var listed: Set<MovieIndex>?
  /// How each neighbour moved against the answer before, in the answer's order.
  var movements: [Movement] = []
  /// Movies whose neighbours are watched.
  var pins = Pins()
  private(set) var everyone = Everyone()
  /// What stands beside the list.
  var beside = Beside.neighbours
  private(set) var admirers: AdmirersAnswer?
  /// The rows of neighbours.
  var detail = ListWindow()

  enum Beside: Sendable {
    case neighbours
    /// Those who would love the movie.
    case admirers
    /// What all users' lists come to.
    case everyone
  }

  /// Those who would love the selected movie, once they are found.
  var currentAdmirers: AdmirersAnswer? {
    admirers.flatMap { $0.movie == browser.selected ? $0 : nil }
  }

  /// The answer, if it is about the selected movie.
  var current: MovieAnswer? { answer.flatMap { $0.movie == browser.selected ? $0 : nil } }

  var showsLists: Bool { true }
  func model(_ shared: Shared) -> TrainedModel? { shared.listModel }

  private func question(_ shared: Shared) -> Query.Subject? {
    browser.selected.map {
      .movie($0, measure: measure, filter: shared.filter, draw: draw)
    }
  }

  func questions(_ shared: Shared) -> [ScreenQuestion] {
    let own =
      question(shared).map { [ScreenQuestion($0, for: .list, answered: answer?.query)] } ?? []
    guard let library = shared.library else { return own }
    let pinned = pins.questions(shared) { place in
      guard case .movie(let movie) = place else { return nil }
      return .movie(movie, measure: measure, filter: shared.filter, draw: nil)
    }
    let showsSameness =
      beside == .everyone || shared.frame.map { hasSameness(in: $0.body) } ?? false
    let lovers =
      beside == .admirers
      ? browser.selected.map {
        [ScreenQuestion(.admirers($0), for: .admirers, answered: admirers?.query)]
      } ?? [] : []
    return own + pinned + lovers
      + (showsSameness && library.data.ratings.userCount > 0
        ? [
          ScreenQuestion(
            .sameness(filter: shared.filter), for: .sameness, answered: everyone.answer?.query)
        ] : [])
  }

  mutating func receive(_ answer: Answer, _ shared: Shared) {
    switch answer {
    case .sameness(let answer):
      everyone.receive(answer, shared)
      if beside == .everyone { detail.setCount(rowCount) }
    case .admirers(let answer):
      admirers = answer
      if beside == .admirers { detail.setCount(rowCount) }
    case .movie(let answer):
      if !pins.receive(PinnedList(answer)), answer.query.asker == .list { receive(answer, shared) }
    default: break
    }
  }

  private mutating func receive(_ answer: MovieAnswer, _ shared: Shared) {
    guard answer.query.subject == question(shared) else { return }
    let before = self.answer.flatMap { $0.query.subject == answer.query.subject ? $0 : nil }
    let isSameRun = before?.query.model.run == answer.query.model.run
    if before?.query.model != answer.query.model {
      movements = Movement.between(
        (isSameRun ? before : nil)?.neighbours.map(\.index), answer.neighbours.map(\.index))
    }
    if before == nil { detail.select(0) }
    self.answer = answer
    if beside == .neighbours { detail.setCount(rowCount) }
  }

  var place: Place? { browser.selected.map { .movie($0) } }
  var isMoving: Bool { pins.isMoving }

  mutating func advance(by seconds: Double) { pins.advance(by: seconds) }

  mutating func visit(_ place: Place) -> Bool {
    guard case .movie(let movie) = place else { return false }
    browser.visit(movie)
    return true
  }

  mutating func openDetail(_ shared: inout Shared) {
    guard detail.selection < rowCount else { return }
    switch beside {
    case .neighbours:
      guard let answer = current else { return }
      shared.navigation = .visit(.movie(answer.neighbours[detail.selection].index))
    case .admirers:
      guard let answer = currentAdmirers else { return }
      shared.navigation = .visit(.user(answer.admirers[detail.selection].index))
    case .everyone:
      guard let spread = everyone.answer?.spread else { return }
      shared.navigation = .visit(.movie(spread.mostRecommended[detail.selection].movie))
    }
  }

  /// Rows of what stands beside the list.
  var rowCount: Int {
    switch beside {
    case .neighbours: current?.neighbours.count ?? 0
    case .admirers: currentAdmirers?.admirers.count ?? 0
    case .everyone: everyone.answer?.spread.mostRecommended.count ?? 0
    }
  }

  mutating func step(_ step: Int) { focus = step < 0 ? .list : .detail }

  /// Neighbours are the nearest first; it is the list that is sorted, wherever the keys go.
  mutating func sortDetail(_ change: SortChange, _ shared: Shared) {
    guard let library = shared.library else { return }
    switch change {
    case .next: browser.nextSort(in: library)
    case .reverse: browser.reverseSort(in: library)
    }
  }

  mutating func receiveOnDetail(
    _ mouse: Mouse, _ layout: BrowserLayout, wasFocused: Bool, _ shared: inout Shared
  ) {
    let before = detail.selection
    detail.receive(mouse, in: layout.detailRows)
    let isSecondClick =
      mouse.action == .press && wasFocused && before == detail.selection
      && layout.detailRows.contains(mouse.point)
    if isSecondClick { openDetail(&shared) }
  }

  mutating func fit(in body: Rect, _ shared: Shared) {
    let layout = layout(in: body, shared)
    browser.window.setHeight(layout.listRows.height)
    detail.setHeight(layout.detailRows.height)
    if let library = shared.library, shared.listFilter != shownFilter || shared.listed != listed {
      shownFilter = shared.listFilter
      listed = shared.listed
      browser.restrict(
        to: shownFilter.condition(in: library.data, among: listed), in: library)
    }
    guard let library = shared.library, let movie = browser.selected else {
      histogram = nil
      return
    }
    if histogram?.movie != movie { histogram = RatingHistogram(library.ratingCounts, movie) }
  }
}
