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
    let columns = NeighbourColumns(inner, answer)
    for (row, y) in zip(screen.detail.visible, inner.y...) {
      let isSelected = row == screen.detail.selection && isFocused
      let line = Rect(x: inner.x, y: y, width: inner.width, height: 1)
      if isSelected { canvas.drawSelection(line, isFocused: true) }
      columns.write(
        row, answer, screen.movements, library, y: y,
        background: isSelected ? .selection : .background, on: &canvas)
    }
    canvas.drawScrollBar(screen.detail, in: rect, rows: inner)
  }

  private var waiting: String {
    screen.browser.selected == nil
      ? "no movie is selected" : shared.model == nil ? "no epoch has ended yet" : "…"
  }

  private func nothing(_ answer: MovieAnswer) -> String {
    guard answer.query.model.snapshot.model.movieVectors != nil else {
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
    let choices = [
      [measure, "\(epoch) of \(shared.train.plannedEpochs)"] + filter,
      [measure, epoch] + filter,
      [measure, epoch] + filter.map { _ in "\(minimum)+ ratings" },
    ]
    return choices.first { $0.joined(separator: " · ").columns <= columns } ?? [measure] + filter
  }
}

private struct NeighbourColumns {
  private let rankEnd: Int
  private let titleX: Int
  private let titleEnd: Int
  private let countEnd: Int?
  private let movementX: Int
  private let similarityEnd: Int
  private let bar: Rect
  private let largest: Float
  private let measure: Similarity

  private static let longestTitle = 56

  init(_ rows: Rect, _ answer: MovieAnswer) {
    measure = answer.measure
    largest = answer.neighbours.first?.similarity ?? 1
    rankEnd = rows.x + 4
    titleX = rows.x + 6
    let barWidth = rows.width >= 50 ? min(24, rows.width / 6) : 5
    let countWidth = rows.width >= 70 ? 8 : 0
    let room = rows.maxX - 1 - titleX - 5 - 6 - barWidth - 1 - countWidth
    titleEnd = titleX + min(max(8, room), Self.longestTitle)
    countEnd = countWidth > 0 ? titleEnd + countWidth : nil
    movementX = titleEnd + countWidth + 1
    similarityEnd = movementX + 4 + 6
    bar = Rect(x: similarityEnd + 1, y: 0, width: barWidth, height: 1)
  }

  func write(
    _ row: Int, _ answer: MovieAnswer, _ movements: [Movement], _ library: Library, y: Int,
    background: Role, on canvas: inout Canvas
  ) {
    let neighbour = answer.neighbours[row]
    canvas.write(String(row + 1), endX: rankEnd, y: y, Style(.muted, on: background))
    canvas.write(
      library.data.catalogue[neighbour.index].title, x: titleX, y: y, maxX: titleEnd,
      Style(.text, on: background))
    if let countEnd {
      canvas.write(
        library.ratingCount(neighbour.index).grouped, endX: countEnd, y: y,
        Style(.muted, on: background))
    }
    if movements.indices.contains(row) {
      let (text, role) = movements[row].mark
      canvas.write(text, x: movementX, y: y, Style(role, on: background))
    }
    canvas.write(
      measure.format(neighbour.similarity), endX: similarityEnd, y: y, Style(.text, on: background))
    LineBar(
      measure.fraction(neighbour.similarity, largest: largest), Style(.accent, on: background)
    ).draw(on: &canvas, in: Rect(x: bar.x, y: y, width: bar.width, height: 1))
  }
}

extension Movement {
  /// `▲3` in the colour of what got nearer, `▼1` of what went away.
  fileprivate var mark: (text: String, role: Role) {
    switch self {
    case .none: ("", .muted)
    case .up(let ranks): ("▲\(min(ranks, 99))", .good)
    case .down(let ranks): ("▼\(min(ranks, 99))", .bad)
    case .new: ("new", .good)
    }
  }
}
