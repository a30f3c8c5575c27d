import RatingData
import Text

/// `explain TERM`
extension LinearCommand {
  static let explain = LinearCommand(
    "explain", .optional("TERM"), "says what a word means: a setting, a metric, a preset",
    example: "explain learning rate", turn: .atOnce
  ) { argument in
    { _ in
      argument.isEmpty
        ? .says(LinearReply([], NumberedList(LinearTerms.all.map(row), depth: 20)))
        : explanation(of: argument)
    }
  }

  /// What a word means; which words there are where it means nothing.
  static func explanation(of word: String) -> LinearOutcome {
    let found = LinearTerms.found(word)
    switch (found.count, found.first) {
    case (1, let term?): return .says(term.reply)
    case (0, _):
      let nearest = LinearTerms.all.map { term in
        (
          term.name,
          EditDistance.between(Array(word.lowercased().utf8), Array(term.name.lowercased().utf8))
        )
      }.min { $0.1 < $1.1 }?.0
      return .says(
        "Nothing is known of \(word.excerpt(40))."
          + (nearest.map { " Did you mean \($0)?" } ?? "") + " explain lists what is.")
    default:
      return .says(
        LinearReply(["\(found.count) terms may be meant."], NumberedList(found.map(choice))))
    }
  }

  private static func row(_ term: LinearTerms.Word) -> NumberedList.Row {
    NumberedList.Row(text: "\(term.name).", subject: nil, choose: { _ in .says(term.reply) })
  }

  /// With what kind of word it is: a preset and a line of the chart may be called the same.
  private static func choice(_ term: LinearTerms.Word) -> NumberedList.Row {
    NumberedList.Row(
      text: "\(term.name), of \(term.group).", subject: nil, choose: { _ in .says(term.reply) })
  }
}

extension LinearTerms.Word {
  fileprivate var reply: LinearReply {
    LinearReply(["\(name): " + sentences.joined(separator: " ")])
  }
}
