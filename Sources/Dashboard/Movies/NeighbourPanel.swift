import Cells
import Models
import RatingData

/// The movies nearest to the selected one, re-ranked as models come.
struct NeighbourPanel {
  let screen: MoviesScreen
  let shared: Shared
  let library: Library

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let isFocused = screen.focus == .detail
    let inner = canvas.panel(
      rect, "nearest", facts(columns: rect.width - 14), focus: isFocused ? .focused : .unfocused)
    guard let answer = screen.current else {
      canvas.writeEmpty(waiting, in: inner)
      return
    }
    if answer.neighbours.isEmpty {
      canvas.writeEmpty(nothing(answer), in: inner)
      return
    }
    let columns = NeighbourColumns(library, answer, screen.movements, width: inner.width)
    TableRows(columns.table, screen.detail, selection: isFocused ? .focused : .none)
      .draw(on: &canvas, in: inner, cells: columns.cells)
    ScrollBar(screen.detail).draw(on: &canvas, in: inner.columnBehind)
  }

  private var waiting: String {
    screen.browser.selected == nil
      ? "no movie is selected" : shared.model == nil ? "no epoch has ended yet" : "…"
  }

  private func nothing(_ answer: MovieAnswer) -> String {
    guard !answer.query.model.snapshot.model.similarities.isEmpty else {
      return "this model has no factors to compare movies by"
    }
    return "no other movie has \(answer.minimumRatings) ratings – f asks for fewer"
  }

  /// `cosine · epoch 7 of 15 · ≥ 20 ratings`: of the answer that shows, or of the one that is awaited. The
  /// filter stays where there is not room for all: without it a person looks for films that are not there.
  private func facts(columns: Int) -> [String] {
    let answer = screen.current
    let measure = (answer?.measure ?? screen.measure).rawValue
    let minimum = answer?.minimumRatings ?? screen.minimumRatings
    let filter = minimum > 0 ? ["≥ \(minimum) ratings"] : []
    guard let snapshot = answer?.query.model.snapshot else { return [measure] + filter }
    let epoch = "epoch \(snapshot.epoch)"
    let plan = shared.train.plannedEpochs.map { " of \($0)" } ?? ""
    let shortFilter = filter.map { _ in "\(minimum)+ ratings" }
    if let source = answer?.source {
      let choices = [
        [measure, source, epoch] + filter, [measure, source] + filter, [source] + shortFilter,
      ]
      return choices.first { $0.joined(separator: " · ").columns <= columns } ?? shortFilter
    }
    let choices = [
      [measure, epoch + plan] + filter, [measure, epoch] + filter, [measure, epoch] + shortFilter,
    ]
    return choices.first { $0.joined(separator: " · ").columns <= columns } ?? [measure] + filter
  }
}

extension MovieAnswer {
  /// Of which of a sampled model's draws the similarities are; nil of a model that is none.
  fileprivate var source: String? {
    guard draws > 0 else { return nil }
    return draw.map { "draw \($0 + 1) of \(draws)" } ?? "mean of \(draws)"
  }
}

/// The columns of the neighbours: rank, title, ratings where there is room, how it moved, similarity.
private struct NeighbourColumns {
  let table: Table
  private let library: Library
  private let answer: MovieAnswer
  private let movements: [Movement]
  private let largest: Float

  init(_ library: Library, _ answer: MovieAnswer, _ movements: [Movement], width: Int) {
    self.library = library
    self.answer = answer
    self.movements = movements
    largest = answer.neighbours.first?.similarity ?? 1
    table = Table(
      [
        Table.Column("#", .fixed(3), .right),
        Table.Column("title", .flexible(minimum: 8, maximum: 56), gap: 2),
        Table.Column("ratings", .fixed(max(7, library.movieCountWidth)), .right, from: 69),
        Table.Column("moved", .fixed(4)),
        Table.Column(answer.measure.rawValue, .fixed(6), .right, gap: 0),
        Table.Column("", .fixed(width >= 50 ? min(24, width / 6) : 5)),
      ], width: width - 1)
  }

  func cells(_ row: Int) -> [Table.Cell] {
    let neighbour = answer.neighbours[row]
    let similarity = neighbour.similarity
    return [
      .text(String(row + 1), .muted), .text(library.data.catalogue[neighbour.index].title),
      .text(library.ratingCount(neighbour.index).grouped, .muted),
      movements.indices.contains(row) ? movements[row].cell : .empty,
      .text(answer.measure.format(similarity)),
      .bar(Bar(answer.measure.fraction(similarity, largest: largest), symbols: .line)),
    ]
  }
}

extension Movement {
  /// `▲3` in the colour of what got nearer, `▼1` of what went away.
  fileprivate var cell: Table.Cell {
    switch self {
    case .none: .empty
    case .up(let ranks): .text("▲\(min(ranks, 99))", Style(.good))
    case .down(let ranks): .text("▼\(min(ranks, 99))", Style(.bad))
    case .new: .text("new", Style(.good))
    }
  }
}
