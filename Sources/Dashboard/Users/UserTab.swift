import Cells
import Learning
import Models
import RatingData
import Text

/// The rows of the open tab.
struct UserTab {
  let screen: UsersScreen
  let answer: UserAnswer
  let library: Library
  let idWidth: Int

  /// What the recommendations are ordered by, whatever the stars say.
  private let scores: BarScale

  init(screen: UsersScreen, answer: UserAnswer, library: Library, idWidth: Int) {
    self.screen = screen
    self.answer = answer
    self.library = library
    self.idWidth = idWidth
    scores = BarScale(answer.report.recommendations.map(\.score))
  }

  private var scale: RatingScale { library.data.ratings.scale }
  private var values: ValueFormat { library.values }
  private var figures: ListFigures { answer.figures(values) }

  /// Draws below the head, which stands in the line above.
  func draw(on canvas: inout Canvas, in rows: Rect) {
    let table = table(width: rows.width)
    table.drawHead(
      on: &canvas, in: Rect(x: rows.x, y: rows.y - 1, width: rows.width, height: 1))
    TableRows(table, screen.detail, selection: screen.focus == .detail ? .focused : .none)
      .draw(on: &canvas, in: rows, cells: cells)
  }

  private func table(width: Int) -> Table {
    let title = Table.Column(.title, .flexible(minimum: 6, maximum: 60))
    let bar = Table.Column(nil, .fixed(14), from: 74)
    let columns =
      switch screen.tab {
      case .rated:
        [
          title, Table.Column(.given, as: values.name, .fixed(10), .right),
          Table.Column(.prediction, as: "model", .fixed(max(6, values.width + 1)), .right, gap: 0),
          Table.Column(.error, .fixed(max(7, values.width + 2)), .right, gap: 0), bar,
        ]
      case .recommended:
        [
          title,
          Table.Column(
            .moved, as: "", .fixed(4), from: screen.movements.contains { $0 != .none } ? 0 : .max),
          Table.Column(figures.term, as: figures.head, .fixed(max(6, figures.width)), .right),
          Table.Column(
            .prediction, as: values.predictionName, .fixed(max(6, values.width)), .right, gap: 1,
            from: figures.hasRatings ? 0 : .max),
          Table.Column(
            .deviation, as: "", .fixed(5), gap: 1,
            from: screen.recommended.contains { $0.deviation != nil } ? 0 : .max),
          Table.Column(
            .ratings, as: "\(values.ofMovie)s", .fixed(max(8, library.movieCountWidth)), .right),
          Table.Column(.mean, .fixed(max(6, values.width + 1)), .right, gap: 0), bar,
        ]
      case .nearest:
        [
          Table.Column(.user, as: library.userHead(idWidth), .fixed(idWidth)),
          Table.Column(.likeUser, as: "cosine", .fixed(6), gap: 2),
          Table.Column(nil, .fixed(10), gap: 0),
          Table.Column(.loved, as: "loved, unrated", .flexible(), gap: 2),
        ]
      case .profile: [title]
      }
    return Table(columns, width: width - 1)
  }

  private func cells(_ row: Int) -> [Table.Cell] {
    switch screen.tab {
    case .rated: rated(row)
    case .recommended: recommended(row)
    case .nearest: nearest(row)
    case .profile: []
    }
  }

  /// What the user rated: stars, prediction, and the error from the middle.
  private func rated(_ row: Int) -> [Table.Cell] {
    guard screen.ratedOrder.indices.contains(row) else { return [] }
    let rated = answer.report.rated[screen.ratedOrder[row]]
    let widest = max(Double(scale.range.upperBound - scale.range.lowerBound) / 2, 0.5)
    let error = Double(rated.error)
    let style = Style(abs(error) < scale.largeError ? .muted : .bad)
    let errors: [Table.Cell] =
      answer.report.predictsRatings
      ? [
        .text(values.difference(error), style),
        .divergingBar(DivergingBar(error / widest, negative: style, positive: style)),
      ] : [.text("–", .muted), .empty]
    return [
      .text((rated.isHeldOut ? "° " : "") + library.data.catalogue[rated.movie].title),
      .text(values.givenInColumn(rated.rating), .accent),
      .text(answer.text(Double(rated.predicted), values)),
    ] + errors
  }

  /// What the user has not rated and the model thinks best of.
  private func recommended(_ row: Int) -> [Table.Cell] {
    guard screen.recommended.indices.contains(row) else { return [] }
    let recommendation = screen.recommended[row]
    let movie = recommendation.movie
    let isByRatings = screen.recommendedOrder != .model && figures.hasRatings
    return [
      .text(library.data.catalogue[movie].title),
      screen.movements.indices.contains(row) ? screen.movements[row].cell : .empty,
      .text(figures.text(recommendation), isByRatings ? .muted : .text.bold()),
      .text(figures.rating(recommendation), isByRatings ? .text.bold() : .muted),
      recommendation.deviation.map { .text("±" + Double($0).asCosine, .muted) } ?? .empty,
      .text(library.ratingCount(movie).grouped, .muted),
      .text(values.text(library.movieMeans[movie.position]), .muted),
      .bar(scores.bar(recommendation.score)),
    ]
  }

  /// Who rates like this user, and what they loved that this one has not rated.
  private func nearest(_ row: Int) -> [Table.Cell] {
    let companion = answer.companions[row]
    let similarity = Double(companion.similarity)
    return [
      .text(library.data.catalogue[companion.user].id.padded(to: idWidth)),
      .text(similarity.asCosine), .bar(Bar(similarity, symbols: .line)),
      .text(companion.loved.map { library.data.catalogue[$0].title } ?? "–", .muted),
    ]
  }
}
