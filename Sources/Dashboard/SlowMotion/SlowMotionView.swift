import Cells
import Learning
import Models
import RatingData
import Terms

/// What a step did: its ratings with the predictions before and after, and how a user's and a movie's factors moved.
struct SlowMotionView {
  let motion: SlowMotionSheet
  let followed: StepSubject
  let library: Library

  private var report: StepReport { motion.step.report }

  /// Rows of the list of ratings at the least, with its head.
  private static let listRows = 4

  func draw(on canvas: inout Canvas, in body: Rect) {
    let blockRows = min(
      max(userBlock?.rows ?? 2, movieBlock?.rows ?? 2), max(4, body.height - Self.listRows - 4))
    let rows = max(3, min(16, motion.step.ratings.count + 1)) + blockRows + 2
    let inner = canvas.sheet(
      .slowMotion, [],
      size: Size(width: min(110, body.width - 4), height: rows), in: body)
    let (head, rest) = inner.split(top: 1)
    canvas.write(summary, x: head.x + 1, y: head.y, maxX: head.maxX - 1, .text.bold())
    let (list, blocks) = rest.split(top: rest.height - blockRows)
    drawRatings(on: &canvas, in: list)
    let (left, right) = blocks.split(left: blocks.width / 2)
    if let userBlock {
      userBlock.draw(on: &canvas, in: left)
    } else {
      Self.writeNone("no user moved", on: &canvas, in: left)
    }
    if let movieBlock {
      movieBlock.draw(on: &canvas, in: right)
    } else {
      Self.writeNone("no \(library.data.kind.singular) moved", on: &canvas, in: right)
    }
  }

  private var userBlock: RowUpdateBlock<UserIndex>? {
    report.user.map { user in
      RowUpdateBlock(
        name: "user \(library.data.catalogue[user.index].id)",
        isFollowed: followed.user == user.index, row: user)
    }
  }

  private var movieBlock: RowUpdateBlock<MovieIndex>? {
    report.movie.map { movie in
      RowUpdateBlock(
        name: library.data.catalogue[movie.index].title,
        isFollowed: followed.movie == movie.index, row: movie)
    }
  }

  private static func writeNone(_ text: String, on canvas: inout Canvas, in rect: Rect) {
    canvas.write(text, x: rect.x + 1, y: rect.y + 1, maxX: rect.maxX, .muted)
  }

  private var summary: String {
    let place =
      "\(report.stepName) \(report.step.grouped) of \(report.stepsPerEpoch.grouped), epoch \(report.epoch)"
    guard let losses = motion.step.losses else { return place }
    let isPart = report.learnedFrom.count < report.ratingCount
    let listed =
      report.learnedFrom.isEmpty
      ? "these" : isPart ? "the first \(report.learnedFrom.count)" : "its"
    return
      "\(place) · loss of \(listed) ratings \(losses.before.fixed(4)) → \(losses.after.fixed(4))"
  }

  private var ofRow: String {
    let isDrawn = (report.user?.solved ?? report.movie?.solved)?.draw != nil
    return isDrawn ? "of the row that was drawn" : "of the row that moved most"
  }

  private func drawRatings(on canvas: inout Canvas, in rect: Rect) {
    guard !motion.step.ratings.isEmpty else { return canvas.writeEmpty("no row moved", in: rect) }
    let table = Table(
      [
        Table.Column(
          .learnedFrom, as: report.learnedFrom.isEmpty ? ofRow : nil,
          .flexible(), gap: 1),
        Table.Column(.user, .fixed(9), .right), Table.Column(.rated, .fixed(6), .right),
        Table.Column(.before, .fixed(8), .right), Table.Column(.after, .fixed(8), .right),
      ], width: rect.width - 1)
    let (head, lines) = rect.split(top: 1)
    table.drawHead(on: &canvas, in: head)
    var window = motion.window
    window.setHeight(lines.height)
    TableRows(table, window, selection: .focused).draw(on: &canvas, in: lines) { row in
      let predicted = motion.step.ratings[row]
      let (rating, before, after) = (predicted.rating, predicted.before, predicted.after)
      let isNearer = abs(after - rating.rating) <= abs(before - rating.rating)
      return [
        .text(library.data.catalogue[rating.movie].title),
        .text("\(library.data.catalogue[rating.user].id)", .muted),
        .text(library.values.number(rating.rating)),
        .text(library.values.text(Double(before), decimals: 3), .muted),
        .text(
          library.values.text(Double(after), decimals: 3), isNearer ? Style(.good) : Style(.bad)),
      ]
    }
  }
}
