import Cells
import Learning
import Runs
import Terms
import Text

/// What differs in the marked runs; of a single one, its settings.
struct RunComparisonPanel {
  let runs: [RunReport]

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inner = canvas.panel(
      rect, runs.count > 1 ? .compared : .settingsOfRun, as: runs.count > 1 ? nil : "settings",
      runs.count > 1 ? ["differences only"] : [])
    // One value has the whole line; several stand close to each other.
    let width = runs.count > 1 ? 12 : inner.width
    let table = Table(
      [Table.Column(nil, .fixed(18))]
        + runs.prefix(4).map { _ in
          Table.Column(nil, .flexible(minimum: 6, maximum: width), .right)
        },
      width: inner.width - 1)
    let lines = rows
    guard !lines.isEmpty else {
      return canvas.writeEmpty(
        runs.isEmpty ? "" : "nothing differs in these runs", in: inner)
    }
    let (head, below) = inner.split(top: runs.count > 1 ? 1 : 0)
    if runs.count > 1 { drawHead(table, on: &canvas, in: head) }
    for (row, y) in zip(lines, below.y..<below.maxY) {
      let name = Rect(x: inner.x + 1, y: y, width: min(18, inner.width), height: 1)
      canvas.note(row.term, as: row.name, value: row.values.joined(separator: ", "), in: name)
      table.draw(
        [.text(row.name, .muted)] + row.values.prefix(4).map { .text($0) }, on: &canvas,
        in: Rect(x: inner.x + 1, y: y, width: inner.width - 1, height: 1))
    }
  }

  /// The mark of each run's line in the chart beside it, and as much of its name as there is room for.
  private func drawHead(_ table: Table, on canvas: inout Canvas, in line: Rect) {
    let names = RunNames(runs).beside
    for (index, look) in zip(runs.indices.prefix(4), RunCurves.looks) {
      let place = Rect(x: line.x + 1, y: line.y, width: line.width - 1, height: 1)
      guard let column = table.place(of: index + 1, in: place) else { continue }
      let name = names[index].fitted(to: max(0, column.width - 3))
      let x = canvas.write(
        look.mark.sample(columns: 2), x: column.maxX - name.columns - 3, y: line.y, Style(look.role)
      )
      canvas.write(name, x: x + 1, y: line.y, maxX: column.maxX, .muted)
    }
  }

  /// A line: what it is of, and each run's value.
  private struct Row {
    let name: String
    let term: Term
    let values: [String]

    init(_ term: Term, as name: String? = nil, _ values: [String]) {
      self.name = name ?? term.name
      self.term = term
      self.values = values
    }
  }

  private var rows: [Row] {
    guard let first = runs.first else { return [] }
    if runs.count > 1 {
      return RunDifferences(runs).rows.map { Row(Self.term($0.name), as: $0.name, $0.values) }
        + [Row(.bestValue, runs.map { ($0.best?.validated).lossText })]
        + further.map { metric in
          Row(
            Term(metric), as: metric.key, runs.map { ($0.best?[metric]?.validated).lossText })
        }
    }
    let settings = first.manifest.settings
    return settings.facts.map { Row(Self.term($0.name), as: $0.name, [$0.value]) }
      + [
        Row(Term(Setting.seed.descriptor), ["\(settings.seed)"]),
        Row(.startedAt, as: "started", [first.manifest.started]),
      ] + repeats(of: first.sequel)
  }

  /// What a name of a fact or a difference means.
  private static func term(_ name: String) -> Term {
    switch name {
    case "data": .data
    case "preset": .preset
    case "learner": .learnerOfRun
    case "changed on the way": .changedOnTheWay
    default:
      Settings.all.first { $0.title == name }.map { Term($0) } ?? .settingsOfRun
    }
  }

  /// What their best epochs measured besides.
  private var further: [Metric] {
    Set(runs.compactMap(\.best).flatMap(\.metrics.further)).sorted { $0.name < $1.name }
  }

  /// In two rows: a count and a time in one have no room.
  private func repeats(of sequel: RunSequel) -> [Row] {
    guard sequel.repeats > 0 else { return [] }
    return [Row(.repeats, as: "repeated", [sequel.repeats.counted("time")])]
      + (sequel.repeated.map { [Row(.startedAt, as: "last repeat", [$0])] } ?? [])
  }
}
