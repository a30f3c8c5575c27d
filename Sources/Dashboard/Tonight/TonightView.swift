import Answers
import Cells
import Text

/// Where the parts of the sheet stand.
struct TonightLayout {
  let sheet: Rect
  /// Who can be ticked.
  let people: Rect
  /// What the figures mean.
  let legend: Rect
  let head: Rect
  let rows: Rect
  /// Who is left out, and why; empty where nobody is.
  let absent: Rect

  private static let widest = 116

  /// nil where the terminal is too small.
  init?(_ sheet: TonightSheet, _ shared: Shared) {
    guard let body = shared.layout?.body else { return nil }
    let width = min(Self.widest, body.width - 2)
    self.sheet = Rect(
      x: body.x + (body.width - width) / 2, y: body.y + 1, width: width,
      height: max(8, body.height - 2))
    var rest = self.sheet.inset(columns: 1, rows: 1)
    (people, rest) = rest.split(top: 1)
    (legend, rest) = rest.split(top: 1)
    (head, rest) = rest.split(top: 1)
    let absences = sheet.report(shared)?.absent.count ?? 0
    (rows, absent) = rest.split(top: max(1, rest.height - min(absences, 2)))
  }
}

/// Who is there, and what suits them.
struct TonightView {
  let sheet: TonightSheet
  let shared: Shared

  func draw(on canvas: inout Canvas) {
    guard let layout = TonightLayout(sheet, shared) else { return }
    let names = sheet.people(shared).map(\.name).filter(sheet.ticked.contains)
    canvas.fill(layout.sheet, .text)
    canvas.forgetLandmarks()
    _ = canvas.panel(
      layout.sheet, .tonight,
      [names.joined(separator: ", "), sheet.rule.sentence] + shared.filter.parts,
      focus: .focused)
    drawPeople(on: &canvas, in: layout.people)
    guard let report = sheet.report(shared), !report.rows.isEmpty, let library = shared.library
    else {
      canvas.writeEmpty(missing(names.count), in: layout.rows)
      drawAbsent(sheet.report(shared)?.absent ?? [], on: &canvas, in: layout.absent)
      return
    }
    drawRows(report, library, on: &canvas, in: layout)
    drawAbsent(report.absent, on: &canvas, in: layout.absent)
  }

  /// Boxes to tick, in one line that follows the cursor.
  private func drawPeople(on canvas: inout Canvas, in line: Rect) {
    let people = sheet.people(shared)
    var first = 0
    func width(_ range: Range<Int>) -> Int {
      range.reduce(0) { $0 + people[$1].name.columns + 6 }
    }
    while first < sheet.cursor, width(first..<sheet.cursor + 1) > line.width - 2 { first += 1 }
    var x = line.x + 1
    if first > 0 { x = canvas.write("… ", x: x, y: line.y, maxX: line.maxX, .muted) }
    for index in first..<people.count where x < line.maxX {
      let isTicked = sheet.ticked.contains(people[index].name)
      let isRead = people[index].profile != nil
      let style: Style = !isRead ? .muted : isTicked ? .accent : .text
      let text = "[\(isTicked ? "x" : " ")] \(people[index].name)"
      x = canvas.write(
        text, x: x, y: line.y, maxX: line.maxX - 1,
        index == sheet.cursor ? Style(.text, on: .selection, bold: true) : style)
      x += 2
    }
  }

  private func missing(_ count: Int) -> String {
    guard shared.listModel != nil else { return "no epoch has ended yet" }
    if sheet.others?.isEmpty == true {
      return "nobody else has ratings here: marquee --profile ann is another person"
    }
    guard count >= GroupReport.people.lowerBound else {
      return "\(shared.key("tick")) ticks who is there: two people at the least"
    }
    guard let report = sheet.report(shared) else { return "…" }
    if report.members.isEmpty { return "nobody who is ticked has ratings that tell a taste" }
    return "no \(shared.kind.singular) is left by this rule: \(shared.key("rule")) takes another"
  }

  private func drawRows(
    _ report: GroupReport, _ library: Library, on canvas: inout Canvas, in layout: TonightLayout
  ) {
    let names = report.members
    let titles = report.rows.prefix(60).map { library.data.catalogue[$0.movie].title.columns }
    let table = Table(
      [
        Table.Column(.rank, as: "#", .fixed(3), .right),
        Table.Column(
          .title, .flexible(minimum: 8, maximum: (titles.max() ?? 8).clamped(to: 8...60)), gap: 2),
        Table.Column(.all, .fixed(5), .right),
      ]
        + names.map {
          Table.Column(.person, as: $0, .fixed($0.columns.clamped(to: 5...8)), .right)
        } + [
          Table.Column(.givesWay, .fixed(18), gap: 2, from: 50 + 9 * names.count)
        ], width: layout.rows.width - 1)
    canvas.write(
      "fit: 100 % is the best that is left for each; all: by the rule", x: layout.legend.x + 1,
      y: layout.legend.y, maxX: layout.legend.maxX, .muted)
    table.drawHead(on: &canvas, in: layout.head)
    let window = ListWindow(
      count: report.rows.count, height: layout.rows.height, selection: sheet.window.selection)
    TableRows(table, window, selection: .focused).draw(on: &canvas, in: layout.rows) { index in
      let row = report.rows[index]
      return [
        .text("\(index + 1)", .muted), .text(library.data.catalogue[row.movie].title),
        .text(Self.percent(row.all), .text.bold()),
      ]
        + row.fits.indices.map {
          .text(Self.percent(row.fits[$0]), row.givesWay == $0 ? Style(.bad) : .text)
        } + [.text(report.givingWay(row) ?? "", .muted)]
    }
    ScrollBar(window).draw(on: &canvas, in: layout.rows.columnBehind)
  }

  private func drawAbsent(_ absent: [GroupReport.Absence], on canvas: inout Canvas, in rect: Rect) {
    for (absence, y) in zip(absent, rect.y..<rect.maxY) {
      canvas.write(
        "\(absence.name) \(absence.reason), and is left out", x: rect.x + 1, y: y, maxX: rect.maxX,
        Style(.bad))
    }
  }

  private static func percent(_ fit: Float) -> String { "\((Double(fit) * 100).fixed(0)) %" }
}
