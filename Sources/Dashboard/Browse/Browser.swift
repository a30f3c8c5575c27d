import Cells

/// What is looked for in a list, and whether keys are going into it now.
struct Search: Sendable, Equatable {
  var text = ""
  var isTyping = false

  var isIdle: Bool { text.isEmpty && !isTyping }
}

/// A list that is searched, sorted, paged through and left by way of its rows: what the lists of movies
/// and of users have in common.
struct Browser<Index: Hashable & Sendable>: Sendable {
  var search = Search()
  /// Everything, in the order that was asked for.
  var order: [Index] = []
  /// What of it matches the search.
  private(set) var rows: [Index] = []
  var window = ListWindow()
  /// Where the person came from, by way of a neighbour.
  var trail: [Index] = []

  var selected: Index? {
    rows.indices.contains(window.selection) ? rows[window.selection] : nil
  }

  /// Shows other rows, on the same selection where it is still among them.
  mutating func show(_ rows: [Index]) {
    let kept = selected.flatMap { rows.firstIndex(of: $0) }
    self.rows = rows
    window.setCount(rows.count)
    window.select(kept ?? 0)
  }

  /// Selects a row if it is shown.
  mutating func select(_ index: Index) {
    if let row = rows.firstIndex(of: index) { window.select(row) }
  }

  /// Selects a row, ending a search that hides it.
  mutating func visit(_ index: Index) {
    if !rows.contains(index) {
      search = Search()
      show(order)
    }
    select(index)
  }

  mutating func move(_ move: Command.Move) { window.apply(move) }
}

extension ListWindow {
  mutating func apply(_ move: Command.Move) {
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
