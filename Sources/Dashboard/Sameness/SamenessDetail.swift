import Cells
import Evaluation
import RatingData
import Text

/// Sameness at length: the figures of each model that was asked so far, and the movies that most lists have.
struct SamenessDetail {
  let screen: MoviesScreen
  let shared: Shared
  let library: Library

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let isFocused = screen.focus == .detail
    let answer = screen.sameness.answer
    let inner = canvas.panel(
      rect, .sameness,
      answer.map {
        ["first ten of \($0.sameness.lists.grouped) users", shared.title(of: $0.question.model)]
      }
        ?? [],
      focus: isFocused ? .focused : .unfocused)
    guard let answer, answer.sameness.most != nil else {
      canvas.writeEmpty(shared.listModel == nil ? "no epoch has ended yet" : "…", in: inner)
      return
    }
    let lines = answer.lines(library)
    let figures = Self.figuresRect(inner, models: screen.sameness.figures.count)
    SamenessPanel(answer: answer, shared: shared, library: library).draw(
      lines, on: &canvas, in: inner.split(top: figures.y - inner.y).top)
    drawFigures(on: &canvas, in: figures)
    drawMovies(answer, on: &canvas, in: Self.rowsRect(inner, models: screen.sameness.figures.count))
  }

  /// A head and a row for each model, below the sentences.
  private static func figuresRect(_ inner: Rect, models: Int) -> Rect {
    let rest = inner.split(top: min(SamenessPanel.height - 1, inner.height)).rest
    // One model has nothing to be compared with; and a small terminal shows the movies instead.
    let wanted = models > 1 && rest.height > models + 4 ? models + 2 : 0
    // What the heads mean, where some movies still have room.
    let explained = legend(inner.width).count
    let hasLegend = wanted > 0 && rest.height > models + explained + 9
    return rest.split(top: wanted + (hasLegend ? explained : 0)).top
  }

  private static let leastWithGenres = 48
  private static let leastWithPopular = 56

  /// What the heads of the figures of neighbours mean.
  private static func legend(_ width: Int) -> [String] {
    ["sequels: those with one of their series near"]
      + (width > leastWithGenres ? ["genres: shared with the ten nearest, 0 to 1"] : [])
      + (width > leastWithPopular ? ["popular: the same, of the most rated tenth"] : [])
  }

  /// The movies, below their head.
  static func rowsRect(_ inner: Rect, models: Int) -> Rect {
    let figures = figuresRect(inner, models: models)
    return inner.split(top: min(inner.height, figures.maxY - inner.y + 1)).rest
  }

  private func drawFigures(on canvas: inout Canvas, in rect: Rect) {
    guard rect.height > 1 else { return }
    let table = Table(
      [
        Table.Column(.modelName, .flexible(maximum: 24)),
        Table.Column(.distinct, as: shared.kind.plural, .fixed(6), .right),
        Table.Column(.giniOfLists, .fixed(5), .right), Table.Column(.most, .fixed(6), .right),
        Table.Column(.sequels, .fixed(8), .right),
        Table.Column(.sharedGenres, as: "genres", .fixed(6), .right, from: Self.leastWithGenres),
        Table.Column(.popularGenres, .fixed(7), .right, from: Self.leastWithPopular),
      ], width: rect.width - 1)
    let (head, rows) = rect.split(top: 1)
    table.drawHead(on: &canvas, in: head)
    let figures = screen.sameness.figures
    for (line, text) in Self.legend(rect.width).enumerated()
    where figures.count + line < rows.height - 1 {
      canvas.write(
        text, x: rows.x + 1, y: rows.y + figures.count + line, maxX: rows.maxX, .muted)
    }
    TableRows(
      table, ListWindow(count: figures.count, height: min(rows.height, figures.count)),
      selection: .none
    ).draw(on: &canvas, in: rows) { row in
      let figure = figures[row]
      let isShown = figure.name == shared.listModel.map { shared.name(of: $0) }
      return [
        .text(figure.name, isShown ? Style(.accent, bold: true) : .text),
        .text(figure.sameness?.distinct.grouped ?? "–"),
        .text(figure.sameness?.gini.fixed(2) ?? "–", .muted), Self.mostShare(figure.sameness),
        .text(figure.neighbours?.siblings.map { "\(($0.share * 100).fixed(0)) %" } ?? "–"),
        .text(figure.neighbours?.genres?.fixed(2) ?? "–"),
        .text(figure.neighbours?.popularGenres?.fixed(2) ?? "–"),
      ]
    }
  }

  private static func mostShare(_ sameness: Sameness?) -> Table.Cell {
    guard let sameness else { return .text("–") }
    return .text(
      "\((sameness.mostShare * 100).fixed(0)) %",
      sameness.hasTooOftenOne ? Style(.bad) : .text)
  }

  private func drawMovies(_ answer: SamenessAnswer, on canvas: inout Canvas, in rows: Rect) {
    guard rows.height > 0 else { return }
    let movies = answer.sameness.mostRecommended
    let table = Table(
      [
        Table.Column(.inMostLists, .flexible(minimum: 6, maximum: 60)),
        Table.Column(.lists, .fixed(6), .right), Table.Column(nil, .fixed(10), from: 50),
        Table.Column(
          .ratings, as: "\(library.values.ofMovie)s", .fixed(max(8, library.movieCountWidth)),
          .right),
      ], width: rows.width - 1)
    table.drawHead(
      on: &canvas, in: Rect(x: rows.x, y: rows.y - 1, width: rows.width, height: 1))
    TableRows(table, screen.detail, selection: screen.focus == .detail ? .focused : .none)
      .draw(on: &canvas, in: rows) { row in
        guard movies.indices.contains(row) else { return [] }
        let share = Double(movies[row].lists) / Double(max(1, answer.sameness.lists))
        return [
          .text(library.data.catalogue[movies[row].movie].title),
          .text("\((share * 100).fixed(0)) %"), .bar(Bar(share, symbols: .line)),
          .text(library.ratingCount(movies[row].movie).grouped, .muted),
        ]
      }
    ScrollBar(screen.detail).draw(on: &canvas, in: rows.columnBehind)
  }
}
