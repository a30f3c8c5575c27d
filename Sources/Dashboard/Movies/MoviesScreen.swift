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
      .nextModel,
    ] + Binding<Self>.filters + [
      Binding(
        "previous-draw", [.character("{")], "{ }", .view, "a sampled model's draws, one by one",
        label: { _, shared in drawCount(shared) > 0 ? "draws" : nil },
        action: { screen, shared in screen.stepDraw(-1, of: drawCount(shared)) }),
      Binding(
        "next-draw", [.character("}")], "}", .view, "",
        action: { screen, shared in screen.stepDraw(1, of: drawCount(shared)) }),
    ] + listBindings

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

  mutating func receive(_ answer: Answer, _ shared: Shared) {
    guard case .movie(let answer) = answer, answer.query.subject == question(shared) else { return }
    let before = self.answer.flatMap { $0.query.subject == answer.query.subject ? $0 : nil }
    let isSameRun = before?.query.model.run == answer.query.model.run
    if before?.query.model != answer.query.model {
      movements = Movement.between(
        (isSameRun ? before : nil)?.neighbours.map(\.index), answer.neighbours.map(\.index))
    }
    if before == nil { detail.select(0) }
    self.answer = answer
    detail.setCount(answer.neighbours.count)
  }

  var place: Place? { browser.selected.map { .movie($0) } }

  mutating func visit(_ place: Place) -> Bool {
    guard case .movie(let movie) = place else { return false }
    browser.visit(movie)
    return true
  }

  mutating func openDetail(_ shared: inout Shared) {
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

  private func rightPanels(_ body: Rect) -> (card: Rect, neighbours: Rect) {
    let (card, neighbours) = columns(body).right.split(
      top: body.width < 100 || body.height < 24 ? 4 : 5)
    return (card, neighbours)
  }

  func panels(in body: Rect, _ shared: Shared) -> [(name: String, rect: Rect)] {
    let right = rightPanels(body)
    return [("movies", columns(body).left), ("card", right.card), ("nearest", right.neighbours)]
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    guard let library = shared.library else {
      LoadingView(shared: shared).draw(on: &canvas, in: canvas.panel(body, "movies"))
      return
    }
    let layout = layout(in: body, shared)
    drawList(on: &canvas, in: layout, library)
    MovieCard(screen: self, library: library).draw(on: &canvas, in: rightPanels(body).card)
    NeighbourPanel(screen: self, shared: shared, library: library).draw(
      on: &canvas, in: layout.detail)
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
      conditions: (listed == nil ? [] : ["from the map"])
        + (shownFilter.admitsAll ? [] : shownFilter.parts)
    ).draw(on: &canvas, in: layout, columns.table, cells: columns.cells)
  }
}
