import Cells
import Models
import RatingData

/// A pinned movie's neighbours as they move, and how much they moved at each epoch.
struct PinPanel {
  let pin: Pin
  let shared: Shared
  let library: Library

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inner = canvas.panel(rect, "= " + library.name(of: pin.movie), facts)
    guard let answer = pin.answer else {
      canvas.writeEmpty(shared.model == nil ? "no epoch has ended yet" : "…", in: inner)
      return
    }
    let chartHeight = inner.height >= 12 && pin.overlaps.count > 1 ? 4 : 0
    let (rows, chart) = inner.split(top: inner.height - chartHeight)
    drawRows(answer, pin.movements, on: &canvas, in: rows)
    guard chartHeight > 0 else { return }
    canvas.write(
      "like the epoch before (RBO), epochs \(pin.overlaps[0].epoch)–\(pin.overlaps.last?.epoch ?? 0)",
      x: chart.x + 1, y: chart.y, maxX: chart.maxX, .muted)
    ColumnChart(
      values: pin.overlaps.map(\.overlap), base: .zero, label: { $0.fixed(2) }
    ).draw(on: &canvas, in: Rect(x: chart.x + 1, y: chart.y + 1, width: chart.width - 2, height: 3))
  }

  private var facts: [String] {
    guard let answer = pin.answer else { return [] }
    return [shared.title(of: answer.query.model)]
      + (pin.overlaps.last.map { ["\(($0.overlap * 100).fixed(0)) % as before"] } ?? [])
  }

  fileprivate func drawRows(
    _ answer: MovieAnswer, _ movements: [Movement], on canvas: inout Canvas, in rect: Rect
  ) {
    let table = Table(
      [
        Table.Column("#", .fixed(3), .right), Table.Column("title", .flexible(), gap: 2),
        Table.Column("", .fixed(4)), Table.Column("", .fixed(6), .right, gap: 0),
      ], width: rect.width - 1)
    TableRows(
      table, ListWindow(count: answer.neighbours.count, height: rect.height), selection: .none
    ).draw(on: &canvas, in: rect) { row in
      [
        .text(String(row + 1), .muted),
        .text(library.data.catalogue[answer.neighbours[row].index].title),
        movements.indices.contains(row) ? movements[row].cell : .empty,
        .text(answer.measure.format(answer.neighbours[row].similarity), .muted),
      ]
    }
  }
}

/// The same movie's neighbours at the end of the run before.
struct PreviousPinPanel {
  let pin: Pin
  let shared: Shared
  let library: Library

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty, let previous = pin.previous else { return }
    let inner = canvas.panel(
      rect, "the run before", ["\((previous.overlap * 100).fixed(0)) % alike"])
    PinPanel(pin: pin, shared: shared, library: library).drawRows(
      previous.answer, previous.movements, on: &canvas, in: inner)
  }
}
