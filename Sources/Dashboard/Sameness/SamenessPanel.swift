import Cells
import Evaluation
import Text

/// The sameness alarm: does everyone get the same list?
struct SamenessPanel {
  let answer: SamenessAnswer?
  let shared: Shared
  let library: Library

  static let height = 7

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inner = canvas.panel(
      rect, "everyone's first ten",
      answer.map { ["\($0.spread.lists.grouped) users", shared.title(of: $0.question.model)] } ?? []
    )
    guard let answer, answer.spread.most != nil else {
      canvas.writeEmpty(shared.listModel == nil ? "no epoch has ended yet" : "…", in: inner)
      return
    }
    draw(answer.lines(library), on: &canvas, in: inner)
  }

  func draw(_ lines: [SamenessAnswer.Line], on canvas: inout Canvas, in inner: Rect) {
    for (index, line) in lines.prefix(inner.height).enumerated() {
      canvas.write(
        line.text.fitted(to: inner.width - 2), x: inner.x + 1, y: inner.y + index,
        maxX: inner.maxX, line.style)
    }
  }
}

extension SamenessAnswer {
  struct Line {
    let text: String
    let style: Style
  }

  /// The figures as sentences, what alarms in red.
  func lines(_ library: Library) -> [Line] {
    let isAlarming = spread.mostShare > ListSpread.alarmingShare
    let most = spread.most.map { library.name(of: $0.movie) } ?? "no movie"
    var lines = [
      Line(
        text: "\(spread.distinct.grouped) movies in all, Gini \(spread.gini.fixed(2))",
        style: .text),
      Line(
        text: "\((spread.mostShare * 100).fixed(0)) % of the lists have \(most)",
        style: isAlarming ? Style(.bad, bold: true) : .text),
      Line(
        text: "the median movie has \(spread.medianPopularity.grouped) \(library.values.ofMovie)s",
        style: .muted),
      Line(
        text: spread.shared == 0
          ? "nobody has another's list" : "\(spread.shared.counted("user")) with another's list",
        style: spread.shared * 4 > spread.lists ? Style(.bad) : .muted),
    ]
    if let siblings {
      lines.append(
        Line(
          text:
            "a sequel is near \((siblings.share * 100).fixed(0)) % of \(siblings.films.grouped) movies",
          style: .muted))
    }
    return lines
  }
}
