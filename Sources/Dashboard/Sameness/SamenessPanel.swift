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
    let words: [Term] = [.giniOfLists, .most, .sequels]
    for term in words { canvas.note(term, in: inner) }
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
    let most =
      sameness.most.map { library.name(of: $0.movie) } ?? "no \(library.data.kind.singular)"
    var lines = [
      Line(
        text:
          "\(library.data.kind.counted(sameness.distinct)) in all, Gini \(sameness.gini.fixed(2))",
        style: .text),
      Line(
        text: "\((sameness.mostShare * 100).fixed(0)) % of the lists have \(most)",
        style: sameness.hasTooOftenOne ? Style(.bad, bold: true) : .text),
      Line(
        text:
          "the median \(library.data.kind.singular) has \(sameness.medianPopularity.grouped) \(library.values.ofMovie)s",
        style: .muted),
      Line(
        text: sameness.shared == 0
          ? "no two users have the same list"
          : "\(sameness.shared.counted("user")) have the same list as another",
        style: sameness.hasTooManyShared ? Style(.bad) : .muted),
    ]
    if let siblings = neighbours?.siblings {
      lines.append(
        Line(
          text:
            "a sequel is near \((siblings.share * 100).fixed(0)) % of \(library.data.kind.counted(siblings.movies))",
          style: .muted))
    }
    return lines
  }
}
