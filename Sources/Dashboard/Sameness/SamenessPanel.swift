import Cells
import Evaluation

/// The sameness alarm: does everyone get the same list?
struct SamenessPanel {
  let answer: SamenessAnswer?
  let shared: Shared
  let library: Library

  static let height = 6

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inner = canvas.panel(
      rect, "everyone's first ten",
      answer.map { ["\($0.spread.lists.grouped) users", shared.title(of: $0.query.model)] } ?? [])
    guard let spread = answer?.spread, let most = spread.most else {
      canvas.writeEmpty(shared.listModel == nil ? "no epoch has ended yet" : "…", in: inner)
      return
    }
    let isAlarming = spread.mostShare > ListSpread.alarmingShare
    let name = library.name(of: most.movie)
    let rows: [(text: String, style: Style)] = [
      ("\(spread.distinct.grouped) films in all, Gini \(spread.gini.fixed(2))", .text),
      (
        "\((spread.mostShare * 100).fixed(0)) % of the lists have \(name)",
        isAlarming ? Style(.bad, bold: true) : .text
      ),
      ("the median film has \(spread.medianPopularity.grouped) ratings", .muted),
      (
        spread.shared == 0
          ? "nobody has another's list" : "\(spread.shared.counted("user")) with another's list",
        spread.shared * 4 > spread.lists ? Style(.bad) : .muted
      ),
    ]
    for (index, row) in rows.prefix(inner.height).enumerated() {
      canvas.write(
        row.text.fitted(to: inner.width - 2), x: inner.x + 1, y: inner.y + index,
        maxX: inner.maxX, row.style)
    }
  }
}
