import Answers
import Cells
import RatingData
import Terms

/// The users who would love a movie most and have not rated it.
struct AdmirersAnswer: Sendable {
  let question: ModelQuestion<MovieIndex>
  let admirers: [Admirers.Admirer]

  var movie: MovieIndex { question.subject }

  init(_ question: ModelQuestion<MovieIndex>, in library: Library) {
    self.question = question
    admirers =
      Admirers(
        of: question.subject, in: library.data, question.model.snapshot.model,
        count: ListDepth.rows
      ).admirers
  }
}

/// The panel of them, in the place of the nearest movies.
struct AdmirersPanel {
  let screen: MoviesScreen
  let shared: Shared
  let library: Library

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let isFocused = screen.focus == .detail
    let answer = screen.currentAdmirers
    let inner = canvas.panel(
      rect, .admirers, (answer.map { [shared.title(of: $0.question.model)] } ?? []),
      focus: isFocused ? .focused : .unfocused)
    guard let answer else {
      canvas.writeEmpty(shared.listModel == nil ? "no epoch has ended yet" : "…", in: inner)
      return
    }
    guard !answer.admirers.isEmpty else {
      canvas.writeEmpty("everyone has rated it", in: inner)
      return
    }
    let columns = AdmirerColumns(library, answer, width: inner.width)
    columns.table.drawHead(on: &canvas, in: inner.split(top: 1).top)
    TableRows(columns.table, screen.detail, selection: isFocused ? .focused : .none)
      .draw(on: &canvas, in: Self.rowsRect(inner), cells: columns.cells)
    ScrollBar(screen.detail).draw(on: &canvas, in: Self.rowsRect(inner).columnBehind)
  }

  /// The users, below the heads of their columns.
  static func rowsRect(_ inner: Rect) -> Rect { inner.split(top: 1).rest }
}

/// The columns of the users: place, id, who they are or what they like, and what they would say of the movie.
private struct AdmirerColumns {
  let table: Table
  private let library: Library
  private let admirers: [Admirers.Admirer]
  private let idWidth: Int

  init(_ library: Library, _ answer: AdmirersAnswer, width: Int) {
    self.library = library
    admirers = answer.admirers
    idWidth = library.userIDWidth.clamped(to: 4...12)
    let predicts = answer.question.model.snapshot.model.predictsRatings
    table = Table(
      [
        Table.Column(.rank, as: "#", .fixed(3), .right),
        Table.Column(.user, .fixed(idWidth), gap: 2),
        library.hasProfiles
          ? Table.Column(.profile, .flexible(), gap: 2)
          : Table.Column(.loves, as: "taste", .flexible(), gap: 2),
        predicts
          ? Table.Column(.prediction, as: "predicted", .fixed(9), .right)
          : Table.Column(.score, .fixed(6), .right),
      ], width: width - 1)
  }

  func cells(_ row: Int) -> [Table.Cell] {
    let admirer = admirers[row]
    let user = library.data.catalogue[admirer.user]
    return [
      .text(String(row + 1), .muted), .text(user.id.padded(to: idWidth)),
      .text(user.profile?.summary(" ") ?? library.taste(of: admirer.user), .muted),
      .text(
        admirer.predicted.map { library.values.text(Double($0)) }
          ?? Double(admirer.score).fixed(2)),
    ]
  }
}
