import Cells
import Terms
import Text

/// Terms and what they mean, below what they are about.
struct TermsResult: CommandResult {
  private let terms: [Term]

  private static let width = 80
  private static let indent = "  "

  init(_ terms: [Term]) { self.terms = terms }

  var json: JSON { ["terms": .array(terms.map(Self.json))] }

  private static func json(_ term: Term) -> JSON {
    [
      "group": .string(term.group.rawValue), "name": .string(term.name),
      "aliases": .array(term.aliases.map { .string($0) }),
      "explanation": .string(term.explanation),
      "formula": term.formula.map { .string($0) } ?? .null,
      "source": term.source.map { .string($0) } ?? .null,
    ]
  }

  func lines(fitting width: Int?) -> [String] {
    let width = min(width ?? Self.width, Self.width)
    let groups = Term.Group.allCases.compactMap { group in
      let terms = terms.filter { $0.group == group }
      return terms.isEmpty ? nil : (title: group.title, terms: terms)
    }
    return Array(
      groups.map { group in
        [group.title] + group.terms.flatMap { [""] + Self.lines(on: $0, width) }
      }.joined(separator: [""]))
  }

  private static func lines(on term: Term, _ width: Int) -> [String] {
    let room = max(20, width - 2 * indent.count)
    let source = term.source.map { "Source: \($0)".wrapped(to: room) } ?? []
    let text =
      term.explanation.wrapped(to: room) + (term.formula.map { [indent + $0] } ?? []) + source
    return [indent + term.name] + text.map { indent + indent + $0 }
  }
}
