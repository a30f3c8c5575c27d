import Cells
import Learning
import Terms

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

  private func draw(_ line: RowUpdateLine, on canvas: inout Canvas, in rect: Rect) {
    canvas.write(line.name, x: rect.x + 1, y: rect.y, .muted)
    canvas.note(
      line.term, as: line.name,
      in: Rect(x: rect.x + 1, y: rect.y, width: line.name.columns, height: 1))
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

  private typealias Line = RowUpdateLine

  private var lines: [Line] {
    if let drawn = row.solved.flatMap(Line.draw) { return drawn }
    let moved = [
      Line("factors", .factorRow, row.after, .text),
      Line("change", .rowChange, row.change, .validation),
    ]
    if let solved = row.solved { return moved + Line.system(solved) }
    return moved + (row.gradient.map(Line.gradient) ?? [])
  }

  /// The factor that moved furthest; nil where there is none.
  private var furthest: Int? {
    row.change.indices.max { abs(row.change[$0]) < abs(row.change[$1]) }
  }

  /// The update of the factor that moved furthest, with its numbers; nil where the step was not that alone, as after
  /// steps that had left the row out.
  var equation: (whole: String, short: String)? {
    if let solved = row.solved { return solved.equation(of: furthest) }
    guard let update = row.gradient,
      let place = furthest,
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
