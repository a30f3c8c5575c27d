import Cells
import Models
import RatingData

/// The movies nearest to the selected one, re-ranked as models come.
func drawNeighbours(
  _ state: State, _ library: Library, _ layout: MoviesLayout, on canvas: inout Canvas
) {
  guard !layout.neighbours.isEmpty else { return }
  let movies = state.movies
  let inner = canvas.panel(
    layout.neighbours, "nearest", neighbourState(state),
    focus: movies.focus == .neighbours ? .focused : .unfocused)
  let rows = layout.neighbourRows
  guard let answer = movies.current else {
    canvas.writeEmpty(
      movies.browser.selected == nil
        ? "no movie is selected" : state.model == nil ? "no epoch has ended yet" : "…", in: inner)
    return
  }
  if answer.neighbours.isEmpty {
    canvas.writeEmpty(
      "no other movie has \(answer.minimumRatings) ratings – f asks for fewer", in: inner)
    return
  }
  let columns = NeighbourColumns(rows, answer)
  for (row, y) in zip(movies.neighbours.visible, rows.y...) {
    let isSelected = row == movies.neighbours.selection && movies.focus == .neighbours
    if isSelected {
      canvas.drawSelection(Rect(x: rows.x, y: y, width: rows.width, height: 1), isFocused: true)
    }
    columns.write(
      row, answer, movies.movements, library, y: y,
      background: isSelected ? .selection : .background, on: &canvas)
  }
  canvas.drawScrollBar(movies.neighbours, in: layout.neighbours, rows: rows)
}

/// `cosine · epoch 7 of 15 · ≥ 20 ratings`: of the answer that shows, or of the one that is awaited.
private func neighbourState(_ state: State) -> [String] {
  let answer = state.movies.current
  var words = [(answer?.measure ?? state.movies.measure).rawValue]
  if let snapshot = answer?.query.model.snapshot {
    words.append("epoch \(snapshot.epoch) of \(state.train.plannedEpochs)")
  }
  let minimum = answer?.minimumRatings ?? state.movies.minimumRatings
  if minimum > 0 { words.append("≥ \(minimum) ratings") }
  return words
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
