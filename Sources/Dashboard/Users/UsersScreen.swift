import Cells
import Jobs
import Models
import RatingData

/// All users, and what a model makes of the selected one.
struct UsersScreen: BrowsingScreen, Animated {
  static let title = "Users"

  /// What of the selected user is shown.
  enum Tab: Int, CaseIterable, Sendable {
    case rated
    case recommended
    case nearest
    case profile

    var title: String {
      switch self {
      case .rated: "rated"
      case .recommended: "recommended"
      case .nearest: "nearest users"
      case .profile: "profile"
      }
    }
  }

  var browser = Browser<UserSort>()
  var focus = PanelFocus.list
  private(set) var tab = Tab.rated
  private(set) var ratedSort = RatedSort.error
  private(set) var recommendedOrder = RecommendedOrder.model
  private(set) var ratedDirection = SortDirection.natural
  private(set) var answer: UserAnswer?
  /// How each recommendation moved against the model before.
  private(set) var movements: [Movement] = []
  /// How alike the recommendations are to those of the model before.
  private(set) var overlap: Double?
  /// The recommendations in the order that was asked for.
  private(set) var recommended: [Recommendation] = []
  /// Positions of `answer.report.rated` in the order that was asked for.
  private(set) var ratedOrder: [Int] = []
  /// The rows of the open tab.
  var detail = ListWindow()
  /// Users whose recommendations are watched.
  private(set) var pins = Pins(on: title)

  static let bindings: [Binding<Self>] =
    [
      .pause, searchBinding("a user by id, profile, movie"),
      openBinding("the user; then go to a row") { screen in
        screen.focus == .list ? "look at" : "go there"
      }, backBinding, .nextModel,
      Binding(
        "pin", [.character("=")], "=", .list, "pin them, to watch the list",
        label: { screen, _ in screen.pins.isEmpty ? "pin" : "pins" },
        action: { screen, shared in
          if let user = screen.browser.selected { screen.pins.toggle(.user(user), &shared) }
          return []
        }),
    ] + Binding<Self>.filters
    + sortBindings { $0.focus == .list || $0.tab == .rated || $0.tab == .recommended }
    + listBindings

  /// The answer, if it is about the selected user.
  var current: UserAnswer? { answer.flatMap { $0.user == browser.selected ? $0 : nil } }

  private var inquiry = Inquiry<ModelQuestion<UserAnswer.Subject>, UserAnswer>(
    JobIdentity("a user on Users"))
  private var raters = Inquiry<RaterSearch, Set<UserIndex>>(JobIdentity("raters of movies"))

  private func subject(_ shared: Shared) -> UserAnswer.Subject? {
    browser.selected.map {
      UserAnswer.Subject(
        user: $0, filter: shared.filter, asked: shared.movie,
        wantsReasons: tab == .recommended && focus == .detail)
    }
  }

  mutating func jobs(_ shared: Shared) -> [Job] {
    guard let library = shared.library else { return [] }
    let pinned = pins.jobs(shared, in: library)
    let search = (browser.isWaiting ? RaterSearch(browser.search.text, in: library) : nil).flatMap {
      raters.ask($0, unless: nil) { $0.raters(in: library.data) }
    }
    let own = subject(shared).flatMap { subject in
      shared.listModel.flatMap { model in
        inquiry.ask(
          ModelQuestion(subject, of: model, judgedBy: shared.judge), unless: answer?.question
        ) { UserAnswer($0, in: library) }
      }
    }
    return pinned + [own, search].compactMap(\.self)
  }

  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    if pins.take(done) { return [] }
    if let (_, answer) = inquiry.take(done) {
      if let answer { receive(answer, shared) }
    } else if let (search, found) = raters.take(done) {
      if let found, let library = shared.library {
        browser.receive(found, for: search.text, in: library)
      }
    } else {
      return nil
    }
    return []
  }

  private mutating func receive(_ answer: UserAnswer, _ shared: Shared) {
    guard let library = shared.library, answer.question.subject == subject(shared) else { return }
    if self.answer?.user != answer.user { detail.select(0) }
    let before = self.answer.flatMap { $0.isComparable(to: answer) ? $0 : nil }
    let shown = recommendedOrder.sorted(answer.report.recommendations)
    if before?.question.model != answer.question.model {
      let earlier = before.map { _ in recommended.map(\.movie) }
      movements = Movement.between(earlier, shown.map(\.movie))
      overlap = earlier.map { RankBiasedOverlap.of($0, shown.map(\.movie)) }
    }
    recommended = shown
    self.answer = answer
    sortRated(in: library)
    detail.setCount(rowCount)
  }

  var place: Place? { browser.selected.map { .user($0) } }
  var isMoving: Bool { pins.isMoving }

  mutating func advance(by seconds: Double) { pins.advance(by: seconds) }

  mutating func visit(_ place: Place) -> Bool {
    guard case .user(let user) = place else { return false }
    browser.visit(user)
    return true
  }

  mutating func openDetail(_ shared: inout Shared) {
    guard let answer = current, detail.selection < rowCount else { return }
    switch tab {
    case .rated:
      shared.navigation = .visit(
        .movie(answer.report.rated[ratedOrder[detail.selection]].movie))
    case .recommended:
      shared.navigation = .visit(.movie(recommended[detail.selection].movie))
    case .nearest:
      shared.navigation = .visit(.user(answer.companions[detail.selection].user))
    case .profile: break
    }
  }

  /// From the list to the first tab, through the tabs, and back.
  mutating func step(_ step: Int) {
    switch focus {
    case .list:
      if step > 0 { focus = .detail }
    case .detail:
      guard let tab = Tab(rawValue: tab.rawValue + step) else {
        if step < 0 { focus = .list }
        return
      }
      show(tab)
    }
  }

  mutating func sortDetail(_ change: SortChange, _ shared: Shared) {
    // The other tabs have an order of their own: the best first, the nearest first.
    if tab == .recommended {
      recommendedOrder = recommendedOrder.next
      recommended = recommendedOrder.sorted(answer?.report.recommendations ?? [])
      movements = []
    }
    guard let library = shared.library, tab == .rated else { return }
    switch change {
    case .next:
      ratedSort = ratedSort.next
      ratedDirection = .natural
    case .reverse: ratedDirection = ratedDirection.turned
    }
    sortRated(in: library)
  }

  mutating func receiveOnDetail(
    _ mouse: Mouse, _ layout: BrowserLayout, wasFocused: Bool, _ shared: inout Shared
  ) {
    let tabs = tabRects(in: layout.detail)
    if mouse.action == .press, let tab = tabs.first(where: { $0.rect.contains(mouse.point) }) {
      show(tab.tab)
    } else {
      detail.receive(mouse, in: layout.detailRows)
    }
  }

  mutating func fit(in body: Rect, _ shared: Shared) {
    let layout = layout(in: body, shared)
    browser.window.setHeight(layout.listRows.height)
    detail.setHeight(layout.detailRows.height)
  }

  private mutating func sortRated(in library: Library) {
    ratedOrder = ratedSort.order(answer?.report.rated ?? [], ratedDirection, in: library)
  }

  private mutating func show(_ tab: Tab) {
    guard tab != self.tab else { return }
    self.tab = tab
    detail.select(0)
    detail.setCount(rowCount)
  }

  /// Rows of the open tab.
  private var rowCount: Int {
    guard let current else { return 0 }
    return switch tab {
    case .rated: current.report.rated.count
    case .recommended: current.report.recommendations.count
    case .nearest: current.companions.count
    case .profile: 0
    }
  }
}

/// Where its panels stand.
extension UsersScreen {
  func layout(in body: Rect, _ shared: Shared) -> BrowserLayout {
    let (list, detail) = BrowserLayout.columns(
      body, focus: focus,
      listWidth: shared.library.userIDWidth(in: body) + shared.library.userListWidth(in: body))
    return BrowserLayout(
      list: list, detail: detail,
      detailRows: detailRows(in: detail))
  }

  /// Below the tabs and the head of the open one; above the line that says what carries a recommendation.
  private func detailRows(in detail: Rect) -> Rect {
    let rows = detail.inset(columns: 1, rows: 1).split(top: 2).rest
    return tab == .recommended ? rows.split(top: rows.height - 1).top : rows
  }

  /// Where each tab's name stands, in the first line of the panel.
  func tabRects(in detail: Rect) -> [(tab: Tab, rect: Rect)] {
    let line = detail.inset(columns: 1, rows: 1)
    var x = line.x + 1
    return Tab.allCases.map { tab in
      let width = tab.title.columns + 2
      defer { x += width + 1 }
      return (tab, Rect(x: x, y: line.y, width: width, height: 1))
    }
  }

  func panels(in body: Rect, _ shared: Shared) -> [(name: String, rect: Rect)] {
    let layout = layout(in: body, shared)
    return [("users", layout.list), ("user", layout.detail)]
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    guard let library = shared.library else {
      LoadingView(shared: shared).draw(on: &canvas, in: canvas.panel(body, .users))
      return
    }
    let layout = layout(in: body, shared)
    let idWidth = shared.library.userIDWidth(in: body)
    let columns = UserColumns(library, width: layout.listRows.width, idWidth: idWidth)
    ListPanel(
      browser: browser,
      term: .users,
      title: shared.hasAllUsers ? nil : "users sent here",
      hint:
        "\(shared.key("search")) finds by id\(library.hasProfiles ? ", profile" : "") or \(shared.kind.singular)",
      nothing: nothing(shared), focus: focus
    ).draw(on: &canvas, in: layout, columns.table, cells: columns.cells)
    guard !layout.showsPins(pins, focus) else {
      PinPanels(pins: pins, shared: shared, library: library).draw(on: &canvas, in: layout.detail)
      return
    }
    UserDetail(
      screen: self, shared: shared, library: library, rows: layout.detailRows, idWidth: idWidth
    ).draw(on: &canvas, in: layout.detail)
  }

  private func nothing(_ shared: Shared) -> String {
    if shared.library?.data.ratings.userCount == 0 { return "no users came with the model" }
    let users = shared.hasAllUsers ? "no user" : "of the users sent here, none"
    return "\(users) is found by \(browser.search.text) – \(shared.key("leave")) clears"
  }
}

extension Shared {
  /// Whether the users that are here are all that there are.
  fileprivate var hasAllUsers: Bool {
    switch source {
    case .model, .events, .logs: true
    case .ratings, .cluster: train.capabilities.can(.ratingsHere)
    }
  }
}
