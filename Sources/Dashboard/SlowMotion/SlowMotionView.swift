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
struct RowUpdateBlock<Index: Sendable> {
  let name: String
  let isFollowed: Bool
  let row: RowUpdate<Index>

  private static var labelWidth: Int { 12 }
  private static var endWidth: Int { 10 }

  /// Rows that it takes with all that there is to show: an empty one, the name, and the lines.
  var rows: Int { 2 + lines.reduce(0) { $0 + $1.rows } + (equation == nil ? 0 : 1) }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.height > 1 else { return }
    let title = name + (isFollowed ? " · followed" : "")
    canvas.write(title, x: rect.x + 1, y: rect.y + 1, maxX: rect.maxX - 1, .accent)
    var y = rect.y + 2
    for line in lines where y + line.rows <= rect.maxY {
      draw(line, on: &canvas, in: Rect(x: rect.x, y: y, width: rect.width, height: line.rows))
      y += line.rows
    }
    let fitting = [equation?.whole, equation?.short].compactMap { $0 }.first {
      $0.columns <= rect.width - 2
    }
    if let fitting, y < rect.maxY { canvas.write(fitting, x: rect.x + 1, y: y, .muted) }
  }

  private func draw(_ line: Line, on canvas: inout Canvas, in rect: Rect) {
    canvas.write(line.name, x: rect.x + 1, y: rect.y, .muted)
    if let term = Self.terms[line.name] {
      canvas.note(term, as: line.name, in: Rect(x: rect.x + 1, y: rect.y, width: 1, height: 1))
    }
    let columns = max(1, rect.width - Self.labelWidth - Self.endWidth - 2)
    let place = Rect(
      x: rect.x + Self.labelWidth, y: rect.y, width: columns, height: rect.height)
    let greatest = line.values.map { abs($0) }.max() ?? 0
    if line.isSigned {
      SignedColumns(line.values, Style(line.role)).draw(on: &canvas, in: place)
    } else {
      for (column, value) in line.values.prefix(columns).enumerated() where greatest > 0 {
        canvas.put(
          Eighths.column(Double(value / greatest)), x: place.x + column, y: place.y,
          Style(line.role))
      }
    }
    canvas.write(
      (line.isSigned ? "±" : "") + Double(greatest).short,
      x: place.x + min(columns, line.values.count) + 1, y: rect.y, maxX: rect.maxX, .muted)
  }

  private static var terms: [String: Term] {
    [
      "factors": .factorRow, "gradient": .gradient, "m, mean": .firstMoment,
      "u, largest": .largestGradient,
      "step size": .stepSize,
    ]
  }

  private struct Line {
    let name: String
    let values: [Float]
    let role: Role
    var isSigned = true

    var rows: Int { isSigned ? SignedColumns.rows : 1 }
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
        name: Self.words(moment.name), values: moment.values, role: .muted,
        isSigned: moment.name == "m")
    }
    lines.append(Line(name: "step size", values: update.stepSize, role: .muted, isSigned: false))
    return lines
  }

  /// What an optimizer's letter stands for.
  private static func words(_ letter: String) -> String {
    switch letter {
    case "m": "m, mean"
    case "u": "u, largest"
    case "√v": "√v, size"
    case "a": "a, sum"
    default: letter
    }
  }

  /// The update of the factor that moved furthest, with its numbers; nil where the step was not that alone, as after
  /// steps that had left the row out.
  var equation: (whole: String, short: String)? {
    guard let update = row.gradient,
      let place = row.change.indices.max(by: { abs(row.change[$0]) < abs(row.change[$1]) }),
      let (letter, values) = update.moments.first(where: { $0.name == "m" }).map({
        ($0.name, $0.values)
      })
        ?? update.gradient.map({ ("gradient", $0) }),
      values.indices.contains(place), update.stepSize.indices.contains(place)
    else { return nil }
    let (change, size, value) = (row.change[place], update.stepSize[place], values[place])
    guard change != 0, abs(change + size * value) <= 0.01 * abs(change) else { return nil }
    let (moved, step) = (Double(change).signedShort, Double(size).short)
    let (factor, by) = (place + 1, "\(Double(value).signedShort) \(letter)")
    return (
      "factor \(factor): \(moved) = −\(step) step size × \(by)",
      "\(factor): \(moved) = −\(step) × \(by)"
    )
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

  fileprivate var signedShort: String { (self < 0 ? "−" : "") + magnitude.short }
}
