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
  private var shownFilter = MovieFilter()
  private var listed: Set<MovieIndex>?
  /// How each neighbour moved against the answer before, in the answer's order.
  var movements: [Movement] = []
  /// Movies whose neighbours are watched, two at the most.
  private(set) var pins: [Pin] = []
  private(set) var sameness: SamenessAnswer?
  /// Whether those who would love the movie stand in the place of what is near it.
  private(set) var showsAdmirers = false
  private(set) var admirers: AdmirersAnswer?
  /// The rows of neighbours.
  var detail = ListWindow()

  static let bindings: [Binding<Self>] =
    [
      .pause, searchBinding("search titles"),
      openBinding("neighbours; then go to one") { screen in
        screen.focus == .list ? "neighbours" : "go there"
      }, backBinding,
    ] + sortBindings() + [
      Binding(
        "similarity", [.character("m")], "m", .view, "cosine, centred, dot, Euclidean",
        label: "measure"
      ) { screen, shared in
        let model = screen.model(shared)?.snapshot.model
        let usual = model?.similarities.first ?? .cosine
        screen.measure = (screen.measure ?? usual).nextOfVectors
        return []
      },
      Binding(
        "who-would-love-it", [.character("w")], "w", .view, "who would love it; what is near",
        action: { screen, _ in screen.toggleAdmirers() }),
      .nextModel,
      Binding(
        "pin", [.character("=")], "=", .list, "pin: watch it while training; let go",
        label: { screen, _ in screen.pins.isEmpty ? "pin" : "pins" },
        action: { $0.pin(&$1) }),
    ] + Binding<Self>.filters + [
      Binding(
        "previous-draw", [.character("{")], "{ }", .view, "a sampled model's draws, one by one",
        label: { _, shared in drawCount(shared) > 0 ? "draws" : nil },
        action: { screen, shared in screen.stepDraw(-1, of: drawCount(shared)) }),
      Binding(
        "next-draw", [.character("}")], "}", .view, "",
        action: { screen, shared in screen.stepDraw(1, of: drawCount(shared)) }),
    ] + listBindings

  /// Pins the selected movie, in place of the older of two pins; lets go of it where it is pinned.
  private mutating func pin(_ shared: inout Shared) -> [Effect] {
    guard let movie = browser.selected else { return [] }
    if pins.contains(where: { $0.movie == movie }) {
      pins.removeAll { $0.movie == movie }
      return []
    }
    pins = pins.suffix(1) + [Pin(movie)]
    if !shared.train.phase.isUnderWay {
      shared.note = "pinned: its list moves while a run learns; n on Train starts one"
    }
    return []
  }

  /// Those who would love the selected movie, once they are found.
  var currentAdmirers: AdmirersAnswer? {
    admirers.flatMap { $0.movie == browser.selected ? $0 : nil }
  }

  private mutating func toggleAdmirers() -> [Effect] {
    showsAdmirers.toggle()
    detail.setCount(
      (showsAdmirers ? currentAdmirers?.admirers.count : current?.neighbours.count) ?? 0)
    detail.select(0)
    return []
  }

  /// The answer, if it is about the selected movie.
  var current: MovieAnswer? { answer.flatMap { $0.movie == browser.selected ? $0 : nil } }

  private static func drawCount(_ shared: Shared) -> Int {
    shared.listModel?.snapshot.model.drawCount ?? 0
  }

  /// To the draw beside: from the mean to the first or the last, and back.
  private mutating func stepDraw(_ step: Int, of count: Int) -> [Effect] {
    guard count > 0 else { return [] }
    let next = (draw.map { min($0, count - 1) } ?? (step > 0 ? -1 : count)) + step
    draw = (0..<count).contains(next) ? next : nil
    return []
  }

  static let asker = Query.Asker.list
  var showsLists: Bool { true }
  func model(_ shared: Shared) -> TrainedModel? { shared.listModel }

  func question(_ shared: Shared) -> Query.Subject? {
    browser.selected.map {
      .movie($0, measure: measure, filter: shared.filter, draw: draw)
    }
  }

  func questions(_ shared: Shared) -> [ScreenQuestion] {
    let own = question(shared).map { [ScreenQuestion($0, for: .list)] } ?? []
    guard let library = shared.library else { return own }
    // Pins watch the run that learns, whoever makes the other lists.
    let run = shared.past ?? shared.model
    let pinned = zip(pins, [Query.Asker.firstPin, .secondPin]).map { pin, asker in
      ScreenQuestion(
        .movie(pin.movie, measure: measure, filter: shared.filter, draw: nil), for: asker, of: run)
    }
    let showsSameness = shared.frame.map { hasSameness(in: $0.body) } ?? false
    let lovers =
      showsAdmirers
      ? browser.selected.map { [ScreenQuestion(.admirers($0), for: .admirers)] } ?? [] : []
    return own + pinned + lovers
      + (showsSameness && library.data.ratings.userCount > 0
        ? [ScreenQuestion(.sameness(filter: shared.filter), for: .sameness)] : [])
  }

  mutating func receive(_ answer: Answer, _ shared: Shared) {
    switch answer {
    case .sameness(let answer): sameness = answer
    case .admirers(let answer):
      admirers = answer
      if showsAdmirers, currentAdmirers != nil { detail.setCount(answer.admirers.count) }
    case .movie(let answer) where answer.query.asker == .firstPin: receive(answer, pin: 0)
    case .movie(let answer) where answer.query.asker == .secondPin: receive(answer, pin: 1)
    case .movie(let answer) where answer.query.asker == .list: receive(answer, shared)
    default: break
    }
  }

  private mutating func receive(_ answer: MovieAnswer, pin: Int) {
    guard pins.indices.contains(pin), pins[pin].movie == answer.movie else { return }
    pins[pin].receive(answer)
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
    if !showsAdmirers { detail.setCount(answer.neighbours.count) }
  }

  var place: Place? { browser.selected.map { .movie($0) } }

  mutating func visit(_ place: Place) -> Bool {
    guard case .movie(let movie) = place else { return false }
    browser.visit(movie)
    return true
  }

  mutating func openDetail(_ shared: inout Shared) {
    if showsAdmirers {
      guard let answer = currentAdmirers, answer.admirers.indices.contains(detail.selection) else {
        return
      }
      shared.navigation = .visit(.user(answer.admirers[detail.selection].index))
      return
    }
    guard let answer = current, answer.neighbours.indices.contains(detail.selection) else { return }
    shared.navigation = .visit(.movie(answer.neighbours[detail.selection].index))
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

/// Where its panels stand.
extension MoviesScreen {
  func layout(in body: Rect, _ shared: Shared) -> BrowserLayout {
    let detail = rightPanels(body).neighbours
    return BrowserLayout(
      list: columns(body).left, detail: detail,
      detailRows: detail.inset(columns: 1, rows: 1))
  }

  private func columns(_ body: Rect) -> (left: Rect, right: Rect) {
    let listWidth =
      body.width < 100 ? 36 + max(0, body.width - 80) / 2 : min(96, body.width * 54 / 100)
    return BrowserLayout.columns(body, focus: focus, listWidth: listWidth)
  }

  private func rightPanels(_ body: Rect) -> (card: Rect, neighbours: Rect, sameness: Rect) {
    let (card, rest) = columns(body).right.split(
      top: body.width < 100 || body.height < 24 ? 4 : 5)
    let height = hasSameness(in: body) ? SamenessPanel.height : 0
    let (neighbours, sameness) = rest.split(top: rest.height - height)
    return (card, neighbours, sameness)
  }

  /// Whether there is room for what everyone's lists come to.
  func hasSameness(in body: Rect) -> Bool {
    body.width >= FrameLayout.twoPanels && body.height >= 30
  }

  /// Where pins stand, in the place of the list: a panel each, or of one pin the run before beside it.
  private func pinRects(_ list: Rect) -> [Rect] {
    guard pins.count > 1 || pins.first?.previous != nil else { return [list] }
    let (first, second) =
      list.width >= 76
      ? list.split(left: list.width / 2)
      : (list.split(top: list.height / 2).top, list.split(top: list.height / 2).rest)
    return [first, second]
  }

  private func drawPins(
    on canvas: inout Canvas, in list: Rect, _ shared: Shared, _ library: Library
  ) {
    let rects = pinRects(list)
    for (pin, rect) in zip(pins, rects) {
      PinPanel(pin: pin, shared: shared, library: library).draw(on: &canvas, in: rect)
    }
    if pins.count == 1, rects.count == 2 {
      PreviousPinPanel(pin: pins[0], shared: shared, library: library).draw(
        on: &canvas, in: rects[1])
    }
  }

  func panels(in body: Rect, _ shared: Shared) -> [(name: String, rect: Rect)] {
    let right = rightPanels(body)
    return [("movies", columns(body).left), ("card", right.card), ("nearest", right.neighbours)]
      + (right.sameness.isEmpty ? [] : [("sameness", right.sameness)])
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    guard let library = shared.library else {
      LoadingView(shared: shared).draw(on: &canvas, in: canvas.panel(body, "movies"))
      return
    }
    let layout = layout(in: body, shared)
    drawList(on: &canvas, in: layout, library)
    MovieCard(screen: self, library: library).draw(on: &canvas, in: rightPanels(body).card)
    if showsAdmirers {
      AdmirersPanel(screen: self, shared: shared, library: library).draw(
        on: &canvas, in: layout.detail)
    } else if pins.isEmpty {
      NeighbourPanel(screen: self, shared: shared, library: library).draw(
        on: &canvas, in: layout.detail)
    } else {
      drawPins(on: &canvas, in: layout.detail, shared, library)
    }
    SamenessPanel(answer: sameness, shared: shared, library: library).draw(
      on: &canvas, in: rightPanels(body).sameness)
  }

  private func drawList(on canvas: inout Canvas, in layout: BrowserLayout, _ library: Library) {
    let columns = MovieColumns(
      library, width: layout.listRows.width, query: browser.search.text)
    ListPanel(
      browser: browser, title: "movies", hint: "/ searches titles",
      nothing: {
        $0.isEmpty
          ? "no movie passes the filter – F changes it" : "no movie matches \($0) – Esc clears"
      }, focus: focus,
      conditions: browser.isRestricted
        ? (listed == nil ? [] : ["from the map"]) + shownFilter.parts : []
    ).draw(on: &canvas, in: layout, columns.table, cells: columns.cells)
  }
}
