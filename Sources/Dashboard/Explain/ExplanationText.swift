import Cells
import Terms

/// What is said of a topic, in lines of a width.
struct ExplanationText {
  struct Line: Equatable {
    let text: String
    var style: Style = .text
    /// What stands after it in another style.
    var value: String?
  }

  let lines: [Line]

  private static let indent = "  "

  /// - Parameter width: columns that there are.
  init(_ topic: Topic, width: Int) {
    var lines = topic.caption.term.map { Self.lines(on: $0, indent: "", width) } ?? []
    for word in topic.words {
      guard let term = word.caption.term else { continue }
      let name = word.caption.text.isEmpty ? term.name : word.caption.text.trimmed
      lines.append(Line(text: ""))
      lines.append(Line(text: name, style: .text.bold(), value: word.value?.trimmed))
      lines += Self.lines(on: term, indent: Self.indent, width)
    }
    self.lines = lines
  }

  private static func lines(on term: Term, indent: String, _ width: Int) -> [Line] {
    let room = max(1, width - indent.columns)
    let formula = term.formula.map { $0.wrapped(to: max(1, room - 2)).map { "  " + $0 } } ?? []
    let source = term.source.map { "Source: \($0)".wrapped(to: room) } ?? []
    return term.explanation.wrapped(to: room).map { Line(text: indent + $0) }
      + formula.map { Line(text: indent + $0, style: Style(.validation)) }
      + source.map { Line(text: indent + $0, style: .muted) }
  }
}

extension String {
  fileprivate var trimmed: String {
    let tail = drop { $0 == " " }
    return String(tail.reversed().drop { $0 == " " }.reversed())
  }
}
