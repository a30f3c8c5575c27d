import Cells
import Terms
import Text

/// A list's panel: its title with the order, the search line, the rows.
struct ListPanel<Sort: ListSort> {
  let browser: Browser<Sort>
  let term: Term
  /// What its title says; the term's own word where nil.
  var title: String?
  /// What the search line says before anything is looked for.
  let hint: String
  /// What an empty list says, and which key makes it longer.
  let nothing: String
  let focus: PanelFocus
  /// What all rows have in common, where not all rows there are may show.
  var conditions: [String] = []

  /// - Parameter cells: what stands in a row of the table.
  func draw(
    on canvas: inout Canvas, in layout: BrowserLayout, _ table: Table,
    cells: (Sort.Row) -> [Table.Cell]
  ) {
    guard !layout.list.isEmpty else { return }
    _ = canvas.panel(
      layout.list, term, as: title, counts + [browser.orderLabel],
      focus: focus == .list ? .focused : .unfocused)
    drawSearch(on: &canvas, in: layout.search)
    let rows = layout.listRows
    if browser.rows.isEmpty {
      canvas.writeEmpty(nothing, in: rows)
      return
    }
    table.drawHead(on: &canvas, in: layout.listHead)
    let selection: TableRows.Selection =
      browser.standing != nil ? .none : focus == .list ? .focused : .unfocused
    TableRows(table, browser.window, selection: selection)
      .draw(on: &canvas, in: rows) { cells(browser.rows[$0]) }
    ScrollBar(browser.window).draw(on: &canvas, in: rows.columnBehind)
  }

  /// How many rows there are, and what leaves others out.
  private var counts: [String] {
    conditions.isEmpty || !browser.search.text.isEmpty
      ? [browser.order.count.grouped] + conditions
      : ["\(browser.rows.count.grouped) of \(browser.order.count.grouped)"] + conditions
  }

  /// The line above the list: what is looked for, and how many rows match.
  private func drawSearch(on canvas: inout Canvas, in rect: Rect) {
    let search = browser.search
    if search.isIdle {
      canvas.write(hint, x: rect.x + 1, y: rect.y, maxX: rect.maxX, .muted)
      return
    }
    let count = "\(browser.rows.count.grouped) of \(browser.order.count.grouped)"
    canvas.write(count, endX: rect.maxX - 1, y: rect.y, .muted)
    let start = rect.x + 1
    canvas.write(
      search,
      in: Rect(x: start, y: rect.y, width: rect.maxX - 2 - count.columns - start, height: 1))
  }
}
