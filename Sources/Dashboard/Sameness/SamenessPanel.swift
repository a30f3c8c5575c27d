import Cells
import Evaluation
import Terms
import Text

/// How alike all lists are, in a few sentences.
struct SamenessPanel {
  let answer: SamenessAnswer?
  let shared: Shared
  let library: Library

  static let height = 7

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inner = canvas.panel(
      rect, .sameness,
      answer.map {
        ["first ten of \($0.sameness.lists.grouped) users", shared.title(of: $0.question.model)]
      } ?? []
    )
    guard library.data.ratings.userCount > 0 else {
      canvas.writeEmpty("no users came with the model", in: inner)
      return
    }
    guard let answer, answer.sameness.most != nil else {
      canvas.writeEmpty(shared.listModel == nil ? "no epoch has ended yet" : "…", in: inner)
      return
    }
    draw(answer.lines(library), on: &canvas, in: inner)
  }

  func draw(_ lines: [SamenessAnswer.Line], on canvas: inout Canvas, in inner: Rect) {
    for (index, line) in lines.prefix(inner.height).enumerated() {
      let place = Rect(x: inner.x + 1, y: inner.y + index, width: inner.width - 2, height: 1)
      for figure in line.figures { canvas.note(figure.term, value: figure.value, in: place) }
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
    let figures: [Figure]
  }

  /// A number of a line, and what it is.
  struct Figure {
    let term: Term
    let value: String
  }

  /// The figures as sentences, what alarms in red.
  func lines(_ library: Library) -> [Line] {
    let most =
      sameness.most.map { library.name(of: $0.movie) } ?? "no \(library.data.kind.singular)"
    let share = "\((sameness.mostShare * 100).fixed(0)) %"
    let gini = sameness.gini.fixed(2)
    let median = sameness.medianPopularity.grouped
    var lines = [
      Line(
        text: "\(library.data.kind.counted(sameness.distinct)) in all, Gini \(gini)",
        style: .text,
        figures: [
          Figure(term: .distinct, value: sameness.distinct.grouped),
          Figure(term: .giniOfLists, value: gini),
        ]),
      Line(
        text: "\(share) of the lists have \(most)",
        style: sameness.hasTooOftenOne ? Style(.bad, bold: true) : .text,
        figures: [Figure(term: .most, value: share)]),
      Line(
        text: "the median \(library.data.kind.singular) has \(median) \(library.values.ofMovie)s",
        style: .muted, figures: [Figure(term: .medianPopularity, value: median)]),
      Line(
        text: sameness.shared == 0
          ? "no two users have the same list"
          : "\(sameness.shared.counted("user")) have the same list as another",
        style: sameness.hasTooManyShared ? Style(.bad) : .muted,
        figures: [Figure(term: .sameList, value: sameness.shared.grouped)]),
    ]
    if let siblings = neighbours?.siblings {
      let share = "\((siblings.share * 100).fixed(0)) %"
      lines.append(
        Line(
          text: "a sequel is near \(share) of \(library.data.kind.counted(siblings.movies))",
          style: .muted, figures: [Figure(term: .sequels, value: share)]))
    }
    return lines
  }
}
