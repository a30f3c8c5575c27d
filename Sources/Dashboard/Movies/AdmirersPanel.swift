import Answers
import Cells
import RatingData

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
      rect, "would love it", (answer.map { [shared.title(of: $0.question.model)] } ?? []),
      focus: isFocused ? .focused : .unfocused)
    guard let answer else {
      canvas.writeEmpty(shared.listModel == nil ? "no epoch has ended yet" : "…", in: inner)
      return
    }
    guard !answer.admirers.isEmpty else {
      canvas.writeEmpty("everyone has rated it", in: inner)
      return
    }
    let idWidth = library.userIDWidth.clamped(to: 4...12)
    let table = Table(
      [
        Table.Column("#", .fixed(3), .right), Table.Column("user", .fixed(idWidth), gap: 2),
        Table.Column("", .flexible(), gap: 2), Table.Column("", .fixed(6), .right),
      ], width: inner.width - 1)
    let values = library.values
    TableRows(table, screen.detail, selection: isFocused ? .focused : .none)
      .draw(on: &canvas, in: inner) { row in
        let admirer = answer.admirers[row]
        let user = admirer.user
        let profile = library.data.catalogue[user].profile?.summary(" ") ?? library.taste(of: user)
        return [
          .text(String(row + 1), .muted),
          .text(library.data.catalogue[user].id.padded(to: idWidth)),
          .text(profile, .muted),
          .text(
            admirer.predicted.map { values.text(Double($0)) } ?? Double(admirer.score).fixed(2)),
        ]
      }
    ScrollBar(screen.detail).draw(on: &canvas, in: inner.columnBehind)
  }
}
