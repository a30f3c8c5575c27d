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

  /// Rows of the blocks of factors, with the line above them.
  private static let blockRows = 8

  func draw(on canvas: inout Canvas, in body: Rect) {
    let rows = max(3, min(16, motion.step.ratings.count + 1)) + Self.blockRows + 2
    let inner = canvas.sheet(
      .slowMotion, [],
      size: Size(width: min(110, body.width - 4), height: rows), in: body)
    let (head, rest) = inner.split(top: 1)
    canvas.write(summary, x: head.x + 1, y: head.y, maxX: head.maxX - 1, .text.bold())
    let (list, blocks) = rest.split(top: rest.height - Self.blockRows)
    drawRatings(on: &canvas, in: list)
    let (left, right) = blocks.split(left: blocks.width / 2)
    if report.user == nil { Self.writeNone("no user moved", on: &canvas, in: left) }
    if report.movie == nil { Self.writeNone("no movie moved", on: &canvas, in: right) }
    if let user = report.user {
      let name = "user \(library.data.catalogue[user.index].id)"
      RowUpdateBlock(name: name, isFollowed: followed.user == user.index, row: user)
        .draw(on: &canvas, in: left)
    }
    if let movie = report.movie {
      let name = library.data.catalogue[movie.index].title
      RowUpdateBlock(name: name, isFollowed: followed.movie == movie.index, row: movie)
        .draw(on: &canvas, in: right)
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

  private func drawRatings(on canvas: inout Canvas, in rect: Rect) {
    guard !motion.step.ratings.isEmpty else { return canvas.writeEmpty("no row moved", in: rect) }
    let table = Table(
      [
        Table.Column(
          .learnedFrom, as: report.learnedFrom.isEmpty ? "of the row that moved most" : nil,
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

/// The factors of a user or a movie as columns, and what moved them.
private struct RowUpdateBlock<Index: Sendable> {
  let name: String
  let isFollowed: Bool
  let row: RowUpdate<Index>

  private static var labelWidth: Int { 11 }
  private static var endWidth: Int { 10 }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.height > 1 else { return }
    let title = name + (isFollowed ? " · followed" : "")
    canvas.write(title, x: rect.x + 1, y: rect.y + 1, maxX: rect.maxX - 1, .accent)
    let columns = max(1, rect.width - Self.labelWidth - Self.endWidth - 2)
    for (line, y) in zip(lines, (rect.y + 2)..<rect.maxY) {
      canvas.write(line.name, x: rect.x + 1, y: y, .muted)
      if let term = Self.terms[line.name] {
        canvas.note(term, as: line.name, in: Rect(x: rect.x + 1, y: y, width: 1, height: 1))
      }
      let values = line.values.prefix(columns)
      let greatest = line.values.map { abs($0) }.max() ?? 0
      for (column, value) in values.enumerated() {
        // Zero is in the middle of a column, or at its foot where nothing is below it.
        let share = greatest > 0 ? Double(value / greatest) : 0
        let height = line.isSigned ? (share + 1) / 2 : share
        canvas.put(
          Eighths.column(height), x: rect.x + Self.labelWidth + column, y: y, Style(line.role))
      }
      let sign = line.isSigned ? "±" : ""
      canvas.write(
        sign + Double(greatest).short, x: rect.x + Self.labelWidth + values.count + 1, y: y,
        maxX: rect.maxX, .muted)
    }
  }

  private static var terms: [String: Term] {
    [
      "factors": .factorRow, "gradient": .gradient, "m": .firstMoment, "u": .largestGradient,
      "step size": .stepSize,
    ]
  }

  private struct Line {
    let name: String
    let values: [Float]
    let role: Role
    var isSigned = true
  }

  private var lines: [Line] {
    var lines = [
      Line(name: "factors", values: row.after, role: .text),
      Line(name: "change", values: row.change, role: .validation),
    ]
    guard let update = row.gradient else { return lines }
    if let gradient = update.gradient {
      lines.append(Line(name: "gradient", values: gradient, role: .train))
    }
    lines += update.moments.map { moment in
      Line(
        name: moment.name, values: moment.values, role: .muted,
        isSigned: moment.values.contains { $0 < 0 })
    }
    lines.append(Line(name: "step size", values: update.stepSize, role: .muted, isSigned: false))
    return lines
  }
}

extension Double {
  /// A magnitude in few characters: `0.0021`, `0.3 µ`.
  fileprivate var short: String {
    guard isFinite, self != 0 else { return "0" }
    if self >= 100 { return fixed(0) }
    if self >= 0.001 { return fixed(4) }
    return self >= 1e-6 ? "\((self * 1e6).fixed(1)) µ" : "\((self * 1e9).fixed(1)) n"
  }
}
