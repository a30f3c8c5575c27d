import Cells
import Models
import RatingData
import Terms

/// The pins of a screen, in the place of what stands beside its list: a panel each, or of one pin the run before
/// beside it.
struct PinPanels {
  let pins: Pins
  let shared: Shared
  let library: Library

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let rects = rects(rect)
    for (pin, rect) in zip(pins.all, rects) {
      PinPanel(pin: pin, shared: shared, library: library).draw(on: &canvas, in: rect)
    }
    if pins.all.count == 1, rects.count == 2 {
      PreviousPinPanel(pin: pins.all[0], shared: shared, library: library).draw(
        on: &canvas, in: rects[1])
    }
  }

  private func rects(_ whole: Rect) -> [Rect] {
    guard pins.all.count > 1 || pins.all.first?.previous != nil else { return [whole] }
    let (first, second) =
      whole.width >= 76
      ? whole.split(left: whole.width / 2)
      : (whole.split(top: whole.height / 2).top, whole.split(top: whole.height / 2).rest)
    return [first, second]
  }
}

/// A pinned list as it moves, and how much it moved at each epoch.
private struct PinPanel {
  let pin: Pin
  let shared: Shared
  let library: Library

  private static let chartHeight = 4

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inner = canvas.panel(rect, .pin, as: "= " + name, facts)
    guard let list = pin.list else {
      canvas.writeEmpty(shared.model == nil ? "no epoch has ended yet" : "…", in: inner)
      return
    }
    let charts = charts(in: inner)
    var (rest, below) = inner.split(top: inner.height - charts.count * Self.chartHeight)
    drawRows(list, pin.movements, on: &canvas, in: rest)
    for chart in charts {
      (rest, below) = below.split(top: Self.chartHeight)
      let line = rest.inset(columns: 1, rows: 0)
      canvas.write(chart.title, x: line.x, y: line.y, maxX: line.maxX, .muted)
      canvas.note(chart.term, in: line)
      chart.columns.draw(on: &canvas, in: line.split(top: 1).rest)
    }
  }

  private var name: String {
    switch pin.place {
    case .movie(let movie): library.name(of: movie)
    case .user(let user): "user \(library.data.catalogue[user].id)"
    }
  }

  /// What the epochs made of the list, as far as there is room.
  private func charts(in inner: Rect) -> [(term: Term, title: String, columns: ColumnChart)] {
    var charts: [(term: Term, title: String, columns: ColumnChart)] = []
    let overlaps = pin.overlaps
    if let first = overlaps.first, let last = overlaps.last, overlaps.count > 1 {
      charts.append(
        (
          .overlap, "like the epoch before (RBO), epochs \(first.epoch)–\(last.epoch)",
          ColumnChart(values: overlaps.map(\.overlap), base: .zero, label: { $0.fixed(2) })
        ))
    }
    let errors = pin.points.compactMap(\.error)
    if errors.count > 1 {
      charts.append(
        (
          .userError, "RMSE of this user's ratings, by epoch",
          ColumnChart(values: errors, base: .leastValue, label: { $0.fixed(2) })
        ))
    }
    return Array(charts.prefix(max(0, inner.height - 8) / Self.chartHeight))
  }

  private var facts: [String] {
    guard let list = pin.list else { return [] }
    return [shared.title(of: list.question.model)]
      + (list.error.map { ["RMSE \($0.fixed(2))"] } ?? [])
      + (pin.overlaps.last.map { ["\(($0.overlap * 100).fixed(0)) % as before"] } ?? [])
  }

  fileprivate func drawRows(
    _ list: PinnedList, _ movements: [Movement], on canvas: inout Canvas, in rect: Rect
  ) {
    let table = Table(
      [
        Table.Column(.rank, as: "#", .fixed(3), .right), Table.Column(.title, .flexible(), gap: 2),
        Table.Column(.moved, as: "", .fixed(4)),
        Table.Column(pin.place.valueTerm, .fixed(6), .right, gap: 0),
      ], width: rect.width - 1)
    let (head, rows) = rect.split(top: 1)
    table.drawHead(on: &canvas, in: head)
    for row in list.rows.indices.prefix(max(0, rows.height)) {
      let line = Rect(x: rows.x, y: rows.y + row, width: rows.width, height: 1)
      table.draw(cells(row, of: list, movements), on: &canvas, in: line)
    }
  }

  private func cells(
    _ row: Int, of list: PinnedList, _ movements: [Movement]
  ) -> [Table.Cell] {
    [
      .text(String(row + 1), .muted), .text(library.data.catalogue[list.rows[row].movie].title),
      movements.indices.contains(row) ? movements[row].cell : .empty,
      .text(list.rows[row].value, .muted),
    ]
  }
}

extension Place {
  /// What stands beside the movies of its list.
  fileprivate var valueTerm: Term {
    switch self {
    case .movie: .cosine
    case .user: .prediction
    }
  }
}

/// The pinned list at the end of the run before.
private struct PreviousPinPanel {
  let pin: Pin
  let shared: Shared
  let library: Library

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty, let previous = pin.previous else { return }
    let inner = canvas.panel(
      rect, .runBefore, ["\((previous.overlap * 100).fixed(0)) % alike"])
    PinPanel(pin: pin, shared: shared, library: library).drawRows(
      previous.list, previous.movements, on: &canvas, in: inner)
  }
}
