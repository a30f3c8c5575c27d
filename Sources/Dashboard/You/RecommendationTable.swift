import Cells
import Models
import RatingData
import Text

/// Recommended movies as rows: rank, title, how it moved, what it is ranked by, the ratings that are expected.
struct RecommendationTable {
  let table: Table
  private let library: Library
  private let rows: [Recommendation]
  private let movements: [Movement]
  private let scores: BarScale
  private let figures: ListFigures

  init(
    _ library: Library, _ rows: [Recommendation], _ movements: [Movement],
    _ figures: ListFigures, width: Int
  ) {
    self.library = library
    self.rows = rows
    self.movements = movements
    self.figures = figures
    scores = BarScale(rows.map(\.score))
    let titles = rows.prefix(60).map { library.data.catalogue[$0.movie].title.columns }
    let title = (titles.max() ?? 8).clamped(to: 8...60)
    table = Table(
      [
        Table.Column(.rank, as: "#", .fixed(3), .right),
        Table.Column(.title, .flexible(minimum: 8, maximum: title), gap: 2),
        Table.Column(.moved, as: "", .fixed(4)),
        Table.Column(figures.term, as: figures.head, .fixed(figures.width), .right),
        Table.Column(
          .prediction, as: library.values.predictionName, .fixed(max(5, library.values.width)),
          .right,
          from: figures.hasRatings ? 0 : .max),
        Table.Column(
          .ratings, as: "\(library.values.ofMovie)s", .fixed(max(7, library.movieCountWidth)),
          .right,
          from: title + 40),
        Table.Column(nil, .fixed(10), gap: 2, from: title + 34),
      ], width: width - 1)
  }

  func drawHead(on canvas: inout Canvas, in line: Rect) { table.drawHead(on: &canvas, in: line) }

  func cells(_ row: Int) -> [Table.Cell] {
    guard rows.indices.contains(row) else { return [] }
    return [
      .text(String(row + 1), .muted), .text(library.data.catalogue[rows[row].movie].title),
      movements.indices.contains(row) ? movements[row].cell : .empty,
      .text(figures.text(rows[row]), .text.bold()), .text(figures.rating(rows[row]), .muted),
      .text(library.ratingCount(rows[row].movie).grouped, .muted),
      .bar(scores.bar(rows[row].score)),
    ]
  }
}
