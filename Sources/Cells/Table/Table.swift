/// Lines of cells in columns that are laid out by constraints.
///
///     let table = Table(
///       [Table.Column(title, .flexible(minimum: 8, maximum: 56)),
///        Table.Column(ratings, .fixed(7), .right)],
///       width: rect.width)
///     table.drawHead(on: &canvas, in: head)
///     table.draw([.text("Fargo (1996)"), .text("181", .muted)], on: &canvas, in: line)
public struct Table: Hashable, Sendable {
  public enum Alignment: Hashable, Sendable {
    case left
    case right
  }

  /// A column: its head, how wide it is, and where text stands in it.
  public struct Column: Hashable, Sendable {
    /// nil of a column that is all of what stands beside it, as a bar is.
    public var head: Caption?
    public var width: Length
    public var alignment: Alignment
    /// Empty columns of the terminal before it.
    public var gap: Int
    /// The least width of a table that has room for it.
    public var leastTableWidth: Int

    public init(
      _ head: Caption?, _ width: Length, _ alignment: Alignment = .left, gap: Int = 1,
      from leastTableWidth: Int = 0
    ) {
      self.head = head
      self.width = width
      self.alignment = alignment
      self.gap = gap
      self.leastTableWidth = leastTableWidth
    }
  }

  /// What stands in a column of a line.
  public enum Cell: Hashable, Sendable {
    case empty
    case text(String, Style = .text)
    /// A text with stretches that stand out, as offsets of characters.
    case highlighted(String, [Range<Int>], Style = .text)
    case bar(Bar)
    case divergingBar(DivergingBar)
  }

  private let columns: [Column]
  public var columnCount: Int { columns.count }
  /// For each column, the terminal's columns that it takes, counted from the table's left; nil where the
  /// table has no room for it.
  private let places: [Range<Int>?]

  /// - Parameter width: of the lines that will be drawn. What does not fit is cut off at the right.
  public init(_ columns: [Column], width: Int) {
    self.columns = columns
    let shown = columns.indices.filter { width >= columns[$0].leastTableWidth }
    let lengths = shown.flatMap { [Length.fixed(columns[$0].gap), columns[$0].width] }
    let parts = Rect(x: 0, y: 0, width: width, height: 1).columns(lengths)
    var places = [Range<Int>?](repeating: nil, count: columns.count)
    for (position, column) in shown.enumerated() {
      let part = parts[2 * position + 1]
      if part.width > 0 { places[column] = part.x..<part.maxX }
    }
    self.places = places
  }

  /// Where a column stands in a line; nil where there is no room for it.
  public func place(of column: Int, in line: Rect) -> Rect? {
    guard places.indices.contains(column), let place = places[column] else { return nil }
    return Rect(x: line.x + place.lowerBound, y: line.y, width: place.count, height: 1)
  }

  public func drawHead(on canvas: inout Canvas, in line: Rect) {
    draw(columns.map { .text($0.head?.text ?? "", .muted) }, on: &canvas, in: line)
    noteHeads(on: &canvas, in: line)
  }

  /// Draws one cell a column, from the first; texts are cut to their columns.
  ///
  /// - Parameter background: what the line stands on.
  public func draw(
    _ cells: [Cell], on canvas: inout Canvas, in line: Rect, background: Role = .background
  ) {
    assert(cells.count <= columns.count, "more cells than columns")
    for (column, cell) in cells.enumerated() {
      guard let rect = place(of: column, in: line) else { continue }
      cell.draw(on: &canvas, in: rect, columns[column].alignment, background)
    }
    if background == .selection { noteValues(cells, on: &canvas, in: line) }
  }

  /// Says what columns are, where their heads have no room, too.
  public func noteHeads(on canvas: inout Canvas, in line: Rect) {
    for (column, place) in places.enumerated() {
      guard place != nil, let rect = self.place(of: column, in: line),
        let head = columns[column].head
      else { continue }
      canvas.note(Landmark(head, in: rect, .column))
    }
  }

  /// Says what stands in the columns of the line where the person is.
  private func noteValues(_ cells: [Cell], on canvas: inout Canvas, in line: Rect) {
    for (column, cell) in cells.enumerated() {
      guard let rect = place(of: column, in: line), let head = columns[column].head,
        let text = cell.text, !text.isEmpty
      else { continue }
      canvas.note(Landmark(head, in: rect, .value(text)))
    }
  }
}

extension Table.Cell {
  fileprivate var text: String? {
    switch self {
    case .text(let text, _), .highlighted(let text, _, _): text
    case .empty, .bar, .divergingBar: nil
    }
  }

  fileprivate func draw(
    on canvas: inout Canvas, in rect: Rect, _ alignment: Table.Alignment, _ background: Role
  ) {
    switch self {
    case .empty: break
    case .text(let text, let style):
      let style = style.on(background)
      switch alignment {
      case .left: canvas.write(text, x: rect.x, y: rect.y, maxX: rect.maxX, style)
      case .right:
        let start = max(rect.x, rect.maxX - text.columns)
        canvas.write(text, x: start, y: rect.y, maxX: rect.maxX, style)
      }
    case .highlighted(let text, let ranges, let style):
      let shown = text.fitted(to: rect.width)
      canvas.write(shown, x: rect.x, y: rect.y, maxX: rect.maxX, style.on(background))
      for range in ranges.flatMap({ $0.left(of: text, in: shown) }) {
        let start = rect.x + shown.prefix(range.lowerBound).columns
        let width = shown.dropFirst(range.lowerBound).prefix(range.count).columns
        let stretch = Rect(x: start, y: rect.y, width: width, height: 1).intersection(rect)
        canvas.restyle(stretch) { $0 = $0.bold().underlined() }
      }
    case .bar(var bar):
      bar.style = bar.style.on(background)
      bar.draw(on: &canvas, in: rect)
    case .divergingBar(var bar):
      bar.negative = bar.negative.on(background)
      bar.positive = bar.positive.on(background)
      bar.draw(on: &canvas, in: rect)
    }
  }
}

extension Range<Int> {
  /// What is left of a stretch of a text where the text has been cut before its end, or before the year at its end.
  fileprivate func left(of text: String, in shown: String) -> [Range] {
    let cut = text.count - shown.count
    guard shown != text else { return [self] }
    let tail = shown.closingYear?.count ?? 0
    let head = clamped(to: 0..<Swift.max(0, shown.count - tail))
    let year = clamped(to: text.count - tail..<text.count)
    return [head, year.lowerBound - cut..<year.upperBound - cut].filter { !$0.isEmpty }
  }
}
