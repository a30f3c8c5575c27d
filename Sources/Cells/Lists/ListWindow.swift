/// Which rows of a list are in view and which is selected: the whole logic of a scrolling list, without
/// its contents. The selection is always in view, unless there are no rows.
public struct ListWindow: Hashable, Sendable {
  public private(set) var count: Int
  /// Rows that can be seen.
  public private(set) var height: Int
  /// The selected row, 0 in an empty list.
  public private(set) var selection = 0
  /// The topmost row in view.
  public private(set) var first = 0

  public init(count: Int = 0, height: Int = 0, selection: Int = 0) {
    self.count = max(0, count)
    self.height = max(0, height)
    select(selection)
  }

  /// The rows in view.
  public var visible: Range<Int> { first..<min(count, first + height) }

  /// Selects the nearest row there is, and scrolls no further than it takes to show it.
  public mutating func select(_ row: Int) {
    selection = row.clamped(to: 0...max(0, count - 1))
    reveal()
    checkInvariants()
  }

  /// Sets how many rows there are; the selection stays, or becomes the last row.
  public mutating func setCount(_ count: Int) {
    self.count = max(0, count)
    select(selection)
  }

  /// Sets how many rows can be seen.
  public mutating func setHeight(_ height: Int) {
    self.height = max(0, height)
    reveal()
    checkInvariants()
  }

  public mutating func move(by rows: Int) {
    // Saturating: a jump by Int.max goes to the end.
    select(rows.clamped(to: -count...count) + selection)
  }

  /// Window and selection move by a page, which keeps one row of the page before, for the eye to
  /// hold on to.
  public mutating func pageUp() { page(-1) }
  public mutating func pageDown() { page(1) }
  public mutating func home() { select(0) }
  public mutating func end() { select(count - 1) }

  /// Moves the window and, where it would be left behind, the selection: what a wheel does.
  public mutating func scroll(by rows: Int) {
    first = (rows.clamped(to: -count...count) + first).clamped(to: 0...lastFirst)
    guard let last = visible.last else { return }
    selection = selection.clamped(to: first...last)
    checkInvariants()
  }

  /// The row that a click hits, counted from the window's top; nil below the last one.
  public func row(atOffset offset: Int) -> Int? {
    offset >= 0 && offset < visible.count ? first + offset : nil
  }

  /// In debug builds: the selection is a row and in view, and no row of the window is wasted.
  private func checkInvariants() {
    assert(selection >= 0 && selection < max(1, count), "selection \(selection) of \(count)")
    assert(first >= 0 && first <= max(lastFirst, selection), "first \(first) of \(count)")
    assert(visible.isEmpty || visible.contains(selection), "\(selection) outside \(visible)")
  }

  /// The highest `first` that wastes no row of the window.
  private var lastFirst: Int { max(0, count - height) }

  private mutating func page(_ direction: Int) {
    let step = direction * max(1, height - 1)
    first = (first + step).clamped(to: 0...lastFirst)
    move(by: step)
  }

  private mutating func reveal() {
    first = first.clamped(to: 0...lastFirst)
    if selection < first { first = selection }
    if height > 0, selection - first >= height { first = selection - height + 1 }
  }
}
