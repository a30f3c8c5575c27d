/// The part of a long table that is in view, with the selected row marked.
public struct TableRows: Sendable {
  /// Whether a row is selected, and whether the keys go to it.
  public enum Selection: Hashable, Sendable {
    case none
    case unfocused
    case focused
  }

  public let table: Table
  public let window: ListWindow
  public let selection: Selection

  public init(_ table: Table, _ window: ListWindow, selection: Selection) {
    self.table = table
    self.window = window
    self.selection = selection
  }

  /// Draws the rows in view from the top of a rectangle down.
  ///
  /// - Parameter cells: a row's, by its number in the whole table.
  public func draw(
    on canvas: inout Canvas, in rect: Rect, cells: (_ row: Int) -> [Table.Cell]
  ) {
    table.noteHeads(on: &canvas, in: rect.split(top: 1).top)
    for (row, line) in lines(in: rect) {
      draw(cells(row), row, on: &canvas, in: line)
    }
  }

  /// The rows in view and where they stand.
  public func lines(in rect: Rect) -> [(row: Int, line: Rect)] {
    zip(window.visible, rect.y..<rect.maxY).map { row, y in
      (row, Rect(x: rect.x, y: y, width: rect.width, height: 1))
    }
  }

  private func draw(
    _ cells: [Table.Cell], _ row: Int, on canvas: inout Canvas, in line: Rect
  ) {
    guard row == window.selection, selection != .none else {
      return table.draw(cells, on: &canvas, in: line)
    }
    canvas.drawSelection(line, isFocused: selection == .focused)
    table.draw(cells, on: &canvas, in: line, background: .selection)
  }
}

extension Canvas {
  /// Marks a selected row: a bar at its left and the selection's background; the bar is bright where the
  /// keys go.
  public mutating func drawSelection(_ line: Rect, isFocused: Bool) {
    guard !line.isEmpty else { return }
    fill(line, Style(.text, on: .selection))
    put("▌", x: line.x, y: line.y, Style(isFocused ? .accent : .muted, on: .selection))
  }
}
