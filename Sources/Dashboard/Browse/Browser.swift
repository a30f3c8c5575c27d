import Cells

/// A list that is searched, sorted and paged through.
struct Browser<Sort: ListSort>: Sendable {
  typealias Row = Sort.Row

  private(set) var search = Search()
  private(set) var sort = Sort.initial
  private(set) var direction = SortDirection.natural
  /// Everything, in the order that was asked for.
  private(set) var order: [Row] = []
  /// What of it matches the search.
  private(set) var rows: [Row] = []
  /// What others found, and for which text.
  private var found: (text: String, rows: Set<Row>)?
  /// Whether others are to look for the text; until they have, the rows before it show.
  private(set) var isWaiting = false
  var window = ListWindow()
  /// Which rows are shown at all; nil shows all.
  private var admits: (@Sendable (Row) -> Bool)?
  /// What was selected last, also while nothing matches.
  private var remembered: Row?
  /// What is selected though it is none of the rows: where the person stood when they were restricted, or went.
  private(set) var standing: Row?
  /// How many rows the search would find that may not show, where it finds none that may.
  private(set) var hiddenHits = 0

  var selected: Row? {
    standing ?? (rows.indices.contains(window.selection) ? rows[window.selection] : nil)
  }

  /// Whether some rows do not show, whatever is looked for.
  var isRestricted: Bool { admits != nil }

  /// What the order is called.
  var orderLabel: String { sort.label(direction) }

  /// - Parameter first: what it is sorted by until a person chooses; as usual where nil.
  mutating func load(_ library: Library, by first: Sort? = nil) {
    sort = first ?? sort
    order = sort.order(direction, in: library)
    filter(library)
  }

  /// Shows only some of the rows, whatever is looked for; nil shows all.
  mutating func restrict(to admits: (@Sendable (Row) -> Bool)?, in library: Library) {
    self.admits = admits
    filter(library)
  }

  mutating func startSearch(_ library: Library?) { edit(library) { $0.begin() } }

  mutating func edit(_ library: Library?, _ change: (inout Search) -> Void) {
    let before = search.text
    change(&search)
    guard let library, search.text != before else { return }
    filter(library)
  }

  /// Ends a search; false where there is none.
  mutating func endSearch(_ library: Library?) -> Bool {
    guard !search.isIdle else { return false }
    edit(library) { $0.end() }
    return true
  }

  mutating func nextSort(in library: Library) {
    sort(by: sort.next, .natural, in: library)
  }

  mutating func reverseSort(in library: Library) { sort(by: sort, direction.turned, in: library) }

  private mutating func sort(
    by sort: Sort, _ direction: SortDirection, in library: Library
  ) {
    self.sort = sort
    self.direction = direction
    order = sort.order(direction, in: library)
    filter(library)
  }

  private mutating func filter(_ library: Library) {
    let text = search.text
    let rows = text.isEmpty ? admitted : Sort.filter(admitted, by: text, in: library) ?? foundRows
    isWaiting = rows == nil
    guard let rows else { return }
    show(rows)
    hiddenHits =
      rows.isEmpty && isRestricted && !text.isEmpty
      ? Sort.filter(order, by: text, in: library)?.count ?? 0 : 0
    if let exact = Sort.exact(text, among: rows, in: library) { select(exact) }
  }

  private var foundRows: [Row]? {
    found.flatMap { found in
      found.text == search.text ? admitted.filter(found.rows.contains) : nil
    }
  }

  /// Takes what others found for a text.
  mutating func receive(_ rows: Set<Row>, for text: String, in library: Library) {
    found = (text, rows)
    if search.text == text { filter(library) }
  }

  private var admitted: [Row] { admits.map { order.filter($0) } ?? order }

  /// Shows other rows, on the same selection where it is still among them. What restricts them does not take away what
  /// the person stands on.
  private mutating func show(_ rows: [Row]) {
    remembered = selected ?? remembered
    self.rows = rows
    window.setCount(rows.count)
    let row = remembered.flatMap { rows.firstIndex(of: $0) }
    window.select(row ?? 0)
    standing = row == nil && isRestricted && search.text.isEmpty ? remembered : nil
  }

  /// Goes to the rows, where something else is selected; false where it is one of them.
  private mutating func land() -> Bool {
    guard standing != nil, !rows.isEmpty else { return false }
    standing = nil
    return true
  }

  mutating func move(_ move: Move) {
    if !land() { window.apply(move) }
  }

  mutating func receive(_ mouse: Mouse, in layout: BrowserLayout) {
    _ = land()
    if !window.receiveOnScrollBar(mouse, of: layout.list, rows: layout.listRows) {
      window.receive(mouse, in: layout.listRows)
    }
  }

  private mutating func select(_ row: Row) {
    if let index = rows.firstIndex(of: row) { window.select(index) }
  }

  /// Selects a row, ending a search that hides it. Where it may not show among the rows, the person stands on it beside
  /// them.
  mutating func visit(_ row: Row) {
    if !rows.contains(row) {
      search.end()
      show(admitted)
    }
    remembered = row
    standing = rows.contains(row) ? nil : row
    select(row)
  }
}

/// A step through a list.
enum Move: Hashable, Sendable {
  case up
  case down
  case pageUp
  case pageDown
  case first
  case last
}

extension ListWindow {
  mutating func apply(_ move: Move) {
    switch move {
    case .up: self.move(by: -1)
    case .down: self.move(by: 1)
    case .pageUp: pageUp()
    case .pageDown: pageDown()
    case .first: home()
    case .last: end()
    }
  }
}
