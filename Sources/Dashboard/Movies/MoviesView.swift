import Cells
import RatingData
import Terms
import Text

/// Where its panels stand.
extension MoviesScreen {
  func layout(in body: Rect, _ shared: Shared) -> BrowserLayout {
    let detail = rightPanels(body).neighbours
    let inner = detail.inset(columns: 1, rows: 1)
    let rows =
      switch beside {
      case .neighbours: inner.split(top: 1).rest
      case .admirers: AdmirersPanel.rowsRect(inner)
      case .sameness: SamenessDetail.rowsRect(inner, models: sameness.figures.count)
      }
    return BrowserLayout(list: columns(body).left, detail: detail, detailRows: rows)
  }

  private func columns(_ body: Rect) -> (left: Rect, right: Rect) {
    let listWidth =
      body.width < 100 ? 36 + max(0, body.width - 80) / 2 : min(96, body.width * 54 / 100)
    return BrowserLayout.columns(body, focus: focus, listWidth: listWidth)
  }

  private func rightPanels(_ body: Rect) -> (card: Rect, neighbours: Rect, sameness: Rect) {
    let (card, rest) = columns(body).right.split(
      top: body.width < 100 || body.height < 24 ? 4 : 5)
    let height = hasSameness(in: body) && beside != .sameness ? SamenessPanel.height : 0
    let (neighbours, sameness) = rest.split(top: rest.height - height)
    return (card, neighbours, sameness)
  }

  /// Whether there is room for it beside the neighbours.
  func hasSameness(in body: Rect) -> Bool {
    body.width >= DashboardLayout.twoPanels && body.height >= 30
  }

  func panels(in body: Rect, _ shared: Shared) -> [(name: String, rect: Rect)] {
    let right = rightPanels(body)
    return [("movies", columns(body).left), ("card", right.card), ("nearest", right.neighbours)]
      + (right.sameness.isEmpty ? [] : [("sameness", right.sameness)])
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    guard let library = shared.library else {
      LoadingView(shared: shared).draw(
        on: &canvas, in: canvas.panel(body, .movies, as: shared.kind.plural))
      return
    }
    let layout = layout(in: body, shared)
    drawList(on: &canvas, in: layout, shared, library)
    MovieCard(screen: self, library: library).draw(on: &canvas, in: rightPanels(body).card)
    switch beside {
    case .admirers:
      AdmirersPanel(screen: self, shared: shared, library: library).draw(
        on: &canvas, in: layout.detail)
    case .sameness:
      SamenessDetail(screen: self, shared: shared, library: library).draw(
        on: &canvas, in: layout.detail)
    case .neighbours where layout.showsPins(pins, focus):
      PinPanels(pins: pins, shared: shared, library: library).draw(on: &canvas, in: layout.detail)
    case .neighbours:
      NeighbourPanel(screen: self, shared: shared, library: library).draw(
        on: &canvas, in: layout.detail)
    }
    SamenessPanel(answer: sameness.answer, shared: shared, library: library).draw(
      on: &canvas, in: rightPanels(body).sameness)
  }

  /// Which of search and filter leaves no movie, and what lifts it.
  private func nothing(_ shared: Shared) -> String {
    let text = browser.search.text
    let isOfMap = listed != nil && shownFilter.admitsAll
    let key = isOfMap ? "\(shared.key("leave")) lifts it" : "\(shared.key("filter")) changes it"
    // A letter goes into the search as long as it is typed.
    let lift = browser.search.isTyping ? "enter, then \(key)" : key
    if text.isEmpty { return "no \(shared.kind.singular) passes the filter – \(lift)" }
    guard browser.hiddenHits > 0 else {
      return "no \(shared.kind.singular) matches \(text) – \(shared.key("leave")) clears"
    }
    let hits =
      browser.hiddenHits == 1
      ? "the one that matches" : "all \(browser.hiddenHits.grouped) that match"
    return "\(isOfMap ? "the map's choice" : "the filter") hides \(hits) \(text) – \(lift)"
  }

  private func drawList(
    on canvas: inout Canvas, in layout: BrowserLayout, _ shared: Shared, _ library: Library
  ) {
    let columns = MovieColumns(
      library, width: layout.listRows.width, query: browser.search.text)
    ListPanel(
      browser: browser, term: .movies, title: shared.kind.plural,
      hint: "\(shared.key("search")) searches titles",
      nothing: nothing(shared), focus: focus,
      conditions: browser.isRestricted
        ? (listed == nil ? [] : ["from the map"]) + shownFilter.parts : []
    ).draw(on: &canvas, in: layout, columns.table, cells: columns.cells)
  }
}
