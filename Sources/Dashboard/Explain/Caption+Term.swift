import Cells
import Models
import Terms

/// What is drawn from terms: whatever has a name on a screen can be explained by it.
extension Caption {
  /// - Parameter text: what stands on the screen; the term's own word where nil.
  init(_ term: Term, as text: String? = nil) {
    self.init(text ?? term.name, about: term.id)
  }

  /// What explains it; nil of a subject that is none of the terms.
  var term: Term? { Terms.term(id: subject) }
}

extension Table.Column {
  /// - Parameter text: what stands over the column; the term's own word where nil.
  init(
    _ head: Term, as text: String? = nil, _ width: Length, _ alignment: Table.Alignment = .left,
    gap: Int = 1, from leastTableWidth: Int = 0
  ) {
    self.init(Caption(head, as: text), width, alignment, gap: gap, from: leastTableWidth)
  }
}

extension Canvas {
  /// Says what stands in a place: a mark, an entry of a legend, a name beside a value.
  mutating func note(_ term: Term, as text: String? = nil, value: String? = nil, in rect: Rect) {
    note(Landmark(Caption(term, as: text), in: rect, value.map { .value($0) } ?? .word))
  }
}

extension MovieMeasure {
  /// What it measures.
  var term: Term {
    switch self {
    case .likeness: .likeness
    case .model(.halfWhitened): .whitened
    case .model(.vectors(.cosine)): .cosine
    case .model(.vectors(.centred)): .centred
    case .model(.vectors(.dot)): .dot
    case .model(.vectors(.euclidean)): .euclidean
    case .model(.vectors(.weight)): .weight
    }
  }
}
